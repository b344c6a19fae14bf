#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/sample/company.h"
#include "tests/sample/places.h"

namespace quisait::sample {

/// The tables that texts are made of.
struct Wording {
    Wording();

    const std::vector<std::string>& frames(std::string_view part, Tongue tongue) const;

    Table frames_of[kTongues];
    Table company;
    std::vector<std::vector<std::string>> days;
    std::vector<std::vector<std::string>> months;
    std::vector<Page> tools;
};

/// Stands in a text for the name of Scene::expert until the text is typed: names have no typos.
inline constexpr std::string_view kExpertMark = "\x01";

/// One talk and its world: what is talked about, by whom, on which machine; the same host,
/// version, ticket and project from its first post to its last.
class Scene : public Slots {
public:
    Scene(const Company& company, const Places& places, const Wording& wording, Chance& chance);

    /// Begins a talk about `topic` at `place`.
    void begin(const Place& place, std::size_t topic);

    std::string fill(std::string_view name, Tongue tongue) override;

    /// One of the frames of a part, filled in; empty if the part has none.
    std::string say(std::string_view part, Tongue tongue);

    const Topic& topic() const { return company_.topics[topic_]; }
    std::size_t topic_number() const { return topic_; }
    const Page& page() const { return page_; }
    const std::string& file() const { return file_; }
    void link_to(const Page& page) { page_ = page; }

    std::size_t author = 0;  ///< of the text that is being written
    std::size_t asker = 0;
    std::size_t answerer = 0;
    std::size_t expert = 0;
    std::size_t problem = 0;  ///< which case of the topic

private:
    const Case& current_case(Tongue tongue) const;
    std::string words_of_topic(std::string_view name, Tongue tongue);
    std::string words_of_world(std::string_view name, Tongue tongue);
    std::string amount(Tongue tongue);
    std::string machine();

    const Company& company_;
    const Places& places_;
    const Wording& wording_;
    Chance& chance_;
    std::size_t topic_ = 0;
    std::string project_;
    std::string host_;
    std::string version_;
    std::string ticket_;
    std::string file_;
    Page page_;
};

}  // namespace quisait::sample
