#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/sample/scene.h"

namespace quisait::sample {

/// In what language a post was written.
enum class Wrote : std::uint8_t { french, english, mixed };
inline constexpr std::size_t kWrote = 3;

/// A post with what the sources say of it over time.
struct SamplePost {
    Post post;                       ///< its last state
    std::string first_body;          ///< what stood there before an edit; empty if none was made
    std::optional<Instant> deleted;  ///< when its author took it away
    std::size_t author = 0;
    std::optional<std::size_t> mentioned;
    Wrote wrote = Wrote::french;
};

/// One thread, whole.
struct Talk {
    const Place* place = nullptr;
    std::size_t topic = 0;
    std::vector<SamplePost> posts;
    std::vector<Reaction> reactions;  ///< likes that came later, and some that were taken back
};

/// Makes one talk after another. Memory: that of a talk.
class TalkMaker {
public:
    TalkMaker(const Company& company, const Places& places);

    /// @param start  when it begins
    /// @param most   how many posts it may have, at least 1
    Talk next(Instant start, std::size_t most);

private:
    /// What a post plays in its talk.
    struct Part {
        std::string_view frame;
        PostKind kind = PostKind::comment;
        std::size_t parent = 0;  ///< index in the talk
    };
    enum class Mouth { anybody, talkative };

    void choose_place();
    bool try_place();
    std::size_t topic_for(const Place& place);

    std::optional<std::size_t> somebody(Mouth mouth);
    std::optional<std::size_t> expert(std::size_t other_than);
    bool may_write(std::size_t person) const;
    Tongue tongue_of(std::size_t person);

    void ask_and_answer();
    void hear_guesses();
    std::size_t answer_by(std::size_t person);
    void close_question(std::size_t answer);
    void share_link(std::string_view frame);
    void remind();
    void write_article();
    void ask_who_knows();
    void tell_absence();
    void small_talk();
    void alert();

    bool full() const { return talk_.posts.size() >= most_; }
    std::size_t add(std::size_t author, const Part& part);
    std::string text_of(std::size_t author, const Part& part, Tongue tongue, SamplePost& into);
    std::string dressed(std::size_t author, const Part& part, Tongue tongue, SamplePost& into);
    std::string article_text(Tongue tongue);
    void add_references(SamplePost& one);
    void add_life(SamplePost& one, const Part& part);
    void like(SamplePost& one, std::size_t count);
    void react_later();
    std::string next_id();

    const Company& company_;
    const Places& places_;
    Wording wording_;
    Chance chance_;
    Scene scene_;

    Talk talk_;
    Source source_ = Source::network;
    Tongue tongue_ = Tongue::french;
    Instant moment_{};
    std::size_t most_ = 0;
    std::int64_t network_posts_ = 0;
    std::int64_t chat_posts_ = 0;
};

}  // namespace quisait::sample
