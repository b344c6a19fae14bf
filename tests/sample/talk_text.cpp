// What a post of a talk says, and what else is known of it.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "tests/sample/talk.h"

namespace quisait::sample {
namespace {

constexpr std::int64_t kFirstPost = 2000337000000000;
constexpr int kTitled = 60;
constexpr int kEdited = 3;

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Words after a #, where the # begins a word, once each: as networks find them.
std::vector<std::string> tags_in(std::string_view text) {
    std::vector<std::string> tags;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
        if (text[at] != '#' || !begins) continue;
        const auto rest = text.substr(at + 1);
        std::size_t size = 0;
        bool letter = false;
        while (size < rest.size()) {
            const auto [value, bytes] = first_code_point(rest.substr(size));
            if (!is_letter(value) && !is_digit(value)) break;
            letter = letter || is_letter(value);
            size += bytes;
        }
        std::string tag{rest.substr(0, size)};
        if (letter && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

Wrote wrote_in(Tongue tongue) {
    return tongue == Tongue::french ? Wrote::french : Wrote::english;
}

/// Longer texts, which people begin with a greeting and end with thanks.
bool is_letter_like(std::string_view frame) {
    return frame == "question" || frame == "who_knows";
}

}  // namespace

std::size_t TalkMaker::add(std::size_t author, const Part& part) {
    SamplePost one;
    one.author = author;
    scene_.author = author;
    const auto tongue = tongue_of(author);
    one.wrote = wrote_in(tongue);
    auto& post = one.post;
    post.id = next_id();
    post.space = talk_.place->space.id;
    post.author = company_.account(source_, author);
    post.thread = talk_.posts.empty() ? post.id : talk_.posts.front().post.id;
    if (!talk_.posts.empty()) post.parent = talk_.posts.at(part.parent).post.id;
    // The chat knows messages alone.
    post.kind = source_ == Source::network ? part.kind : PostKind::message;
    const bool titled =
        part.kind == PostKind::article || (part.frame == "question" && chance_.percent(kTitled));
    if (titled && source_ == Source::network) {
        const auto frame = std::string{part.frame} + "_title";
        post.title = type(company_.people[author].hand, scene_.say(frame, tongue), chance_);
    }
    post.body = text_of(author, part, tongue, one);
    post.created = moment_;
    add_references(one);
    add_life(one, part);
    talk_.posts.push_back(std::move(one));
    const auto wait = chance_.percent(85) ? chance_.between(2, 90) : chance_.between(90, 1400);
    const auto last = company_.size.until - std::chrono::minutes{1};
    moment_ =
        std::min(moment_ + std::chrono::minutes{wait} + std::chrono::seconds{wait % 59}, last);
    return talk_.posts.size() - 1;
}

std::string TalkMaker::next_id() {
    if (source_ == Source::chat) return fmt::format("m{:07d}", ++chat_posts_);
    return fmt::format("{}", kFirstPost + ++network_posts_ * 4);
}

std::string TalkMaker::text_of(std::size_t author, const Part& part, Tongue tongue,
                               SamplePost& into) {
    const auto text =
        part.frame == "article" ? article_text(tongue) : dressed(author, part, tongue, into);
    auto typed = type(company_.people[author].hand, text, chance_);
    replace_all(typed, kExpertMark, company_.people[scene_.expert].name());
    return std::string{trim(typed)};
}

/// The frame with what people put around it.
std::string TalkMaker::dressed(std::size_t author, const Part& part, Tongue tongue,
                               SamplePost& into) {
    const auto& hand = company_.people[author].hand;
    const bool network = source_ == Source::network;
    auto text = scene_.say(part.frame, tongue);
    if (part.frame == "question" && chance_.percent(40)) text += " " + scene_.say("more", tongue);
    if (part.frame == "answer" && chance_.percent(45)) {
        text += (chance_.percent(30) ? "\n" : " ") + scene_.say("answer_add", tongue);
    }
    const bool tagged = part.frame == "question" || part.frame == "answer";
    if (tagged && chance_.percent(12)) text += " #" + chance_.pick(scene_.topic().tags);
    if (is_letter_like(part.frame) && hand.greets && chance_.percent(80)) {
        text = scene_.say("hello", tongue) + (network ? "\n" : " ") + text;
        if (chance_.percent(60)) text += (network ? "\n" : " ") + scene_.say("bye", tongue);
    }
    if (part.frame == "answer" && hand.greets && chance_.percent(30)) {
        const auto hello = tongue == Tongue::french ? "Bonjour {}, " : "Hi {}, ";
        text = fmt::format(fmt::runtime(hello), company_.people[scene_.asker].given) + text;
    }
    if (company_.people[author].bilingual && text.size() > 60 && chance_.percent(10)) {
        text = scene_.say("other_language", tongue) + " " + text;
        into.wrote = Wrote::mixed;
    }
    if (hand.signs && network && text.size() > 120) text += "\n" + company_.people[author].given;
    return text;
}

std::string TalkMaker::article_text(Tongue tongue) {
    auto text = scene_.say("article_intro", tongue);
    const auto count = chance_.between(2, 4);
    for (std::int64_t i = 0; i < count; ++i) {
        ++scene_.problem;
        text += "\n\n" + scene_.say("article_case", tongue);
    }
    return text + "\n\n" + scene_.say("article_end", tongue);
}

/// Mentions, tags, links and files are what the text says.
void TalkMaker::add_references(SamplePost& one) {
    auto& post = one.post;
    const auto& body = post.body;
    const auto& page = scene_.page();
    if (body.find("@" + company_.people[scene_.expert].name()) != std::string::npos) {
        one.mentioned = scene_.expert;
        post.mentions.push_back(company_.account(source_, scene_.expert));
    }
    post.tags = tags_in(body);
    if (body.find(page.url) != std::string::npos) {
        post.links.push_back({page.url, page.title[one.wrote == Wrote::english ? 1 : 0]});
    }
    if (body.find(scene_.file()) != std::string::npos) {
        File file;
        file.name = scene_.file();
        file.url = fmt::format("https://social.arvane.example/files/{}/{}", post.id, file.name);
        file.type = file.name.substr(file.name.rfind('.') + 1);
        file.bytes = chance_.between(2000, 4000000);
        post.files.push_back(std::move(file));
    }
    if (source_ == Source::network) post.url = "https://social.arvane.example/messages/" + post.id;
}

/// Likes, an edit, the end of a post.
void TalkMaker::add_life(SamplePost& one, const Part& part) {
    const bool known = part.frame == "answer" || part.frame == "here_i_am" ||
                       part.frame == "article" || part.frame == "reminder";
    like(one, known ? chance_.below(7) : chance_.below(10) < 8 ? 0 : 1 + chance_.below(2));
    auto& post = one.post;
    if (chance_.percent(kEdited)) {
        one.first_body = post.body;
        const bool french = one.wrote != Wrote::english;
        post.body += fmt::format("\nEDIT : {} {}", french ? "voir aussi" : "see also",
                                 scene_.fill("ticket", tongue_));
        post.changed = post.created + std::chrono::minutes{chance_.between(1, 50)};
    }
    // Nothing is answered to these, so that no answer loses its parent.
    const bool leaf = part.frame == "thanks" || part.frame == "me_too" || part.frame == "guess" ||
                      part.frame == "chat_reply" || part.frame == "link_comment";
    if (leaf && chance_.percent(3)) {
        one.deleted = post.created + std::chrono::minutes{chance_.between(60, 3000)};
    }
}

void TalkMaker::like(SamplePost& one, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto person = somebody(Mouth::anybody);
        if (!person || *person == one.author) continue;
        auto account = company_.account(source_, *person);
        auto& by = one.post.liked_by;
        if (std::find(by.begin(), by.end(), account) == by.end()) by.push_back(std::move(account));
    }
    one.post.likes = static_cast<std::int64_t>(one.post.liked_by.size());
}

void TalkMaker::react_later() {
    const auto& root = talk_.posts.front().post;
    if (!chance_.percent(6)) return;
    const auto person = somebody(Mouth::anybody);
    if (!person) return;
    Reaction reaction;
    reaction.post = root.id;
    reaction.person = company_.account(source_, *person);
    reaction.at = moment_;
    talk_.reactions.push_back(reaction);
    if (!chance_.percent(25)) return;
    reaction.on = false;
    talk_.reactions.push_back(reaction);
}

}  // namespace quisait::sample
