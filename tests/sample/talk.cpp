#include "tests/sample/talk.h"

#include <algorithm>
#include <array>

namespace quisait::sample {
namespace {

constexpr int kChatPercent = 25;
constexpr int kPlaceTries = 30;
constexpr int kPersonTries = 60;

/// How often talks go to each PlaceKind, network and chat.
constexpr std::array<std::array<int, kPlaceKinds>, kSources> kPlaceShares = {{
    {60, 12, 8, 10, 8, 1},
    {66, 24, 0, 0, 10, 0},
}};

enum class TalkKind { question, link, planning, reminder, article, who_knows, away, chat, alert };
constexpr std::array<int, 9> kTopicTalks = {54, 8, 5, 13, 3, 8, 2, 1, 6};
constexpr std::array<int, 9> kGeneralTalks = {12, 6, 14, 3, 1, 8, 6, 48, 2};

bool is_general(PlaceKind kind) {
    return kind == PlaceKind::general || kind == PlaceKind::region;
}

}  // namespace

TalkMaker::TalkMaker(const Company& company, const Places& places)
    : company_{company},
      places_{places},
      chance_{Chance{company.size.seed}.fork("talks")},
      scene_{company, places, wording_, chance_} {}

Talk TalkMaker::next(Instant start, std::size_t most) {
    talk_ = {};
    most_ = most;
    moment_ = start;
    do {
        choose_place();
        const auto& shares = is_general(talk_.place->kind) ? kGeneralTalks : kTopicTalks;
        switch (static_cast<TalkKind>(chance_.weighted(shares))) {
            case TalkKind::question:
                ask_and_answer();
                break;
            case TalkKind::link:
                share_link("link_post");
                break;
            case TalkKind::planning:
                share_link("planning_post");
                break;
            case TalkKind::reminder:
                remind();
                break;
            case TalkKind::article:
                write_article();
                break;
            case TalkKind::who_knows:
                ask_who_knows();
                break;
            case TalkKind::away:
                tell_absence();
                break;
            case TalkKind::chat:
                small_talk();
                break;
            case TalkKind::alert:
                alert();
                break;
        }
    } while (talk_.posts.empty());
    react_later();
    return std::move(talk_);
}

void TalkMaker::choose_place() {
    for (int i = 0; i < kPlaceTries; ++i)
        if (try_place()) return;
    // A company in which few can write: the first place is open to all.
    source_ = Source::network;
    talk_.place = &places_.all.front();
    talk_.topic = topic_for(*talk_.place);
    scene_.begin(*talk_.place, talk_.topic);
}

/// Takes a place where somebody can write now in the language that is up.
bool TalkMaker::try_place() {
    source_ = chance_.percent(kChatPercent) ? Source::chat : Source::network;
    tongue_ = chance_.percent(50) ? Tongue::french : Tongue::english;
    const auto source = static_cast<std::size_t>(source_);
    const auto kind = chance_.weighted(kPlaceShares[source]);
    const auto& choices = places_.of_kind[source][kind];
    if (choices.empty()) return false;
    talk_.place = &places_.all[chance_.pick(choices)];
    talk_.topic = topic_for(*talk_.place);
    scene_.begin(*talk_.place, talk_.topic);
    return somebody(Mouth::anybody).has_value();
}

std::size_t TalkMaker::topic_for(const Place& place) {
    if (place.topic) return *place.topic;
    const auto any = chance_.below(company_.topics.size());
    if (place.kind != PlaceKind::department || place.readers.empty()) return any;
    // A department mostly talks of its own business.
    const auto& key = company_.departments[company_.people[place.readers[0]].department].key;
    for (int i = 0; i < 12; ++i) {
        const auto topic = chance_.below(company_.topics.size());
        if (company_.topics[topic].department == key) return topic;
    }
    return any;
}

bool TalkMaker::may_write(std::size_t person) const {
    const auto& one = company_.people[person];
    const bool here = source_ == Source::network || one.in_chat;
    const bool closed = talk_.place->kind == PlaceKind::closed;
    return here && !one.bot && one.works_at(moment_) && (closed || talk_.place->read_by(person));
}

/// Somebody who may write here now and speaks the language; a quiet expert of something else
/// keeps quiet.
std::optional<std::size_t> TalkMaker::somebody(Mouth mouth) {
    const auto& place = *talk_.place;
    const bool few = !place.open && !place.readers.empty();
    const auto& speakers = company_.speakers[static_cast<std::size_t>(tongue_)];
    const auto& choices = few ? place.readers : speakers;
    if (choices.empty()) return {};
    const bool loud_first =
        !company_.loud.empty() && chance_.percent(mouth == Mouth::talkative ? 70 : 8);
    for (int i = 0; i < kPersonTries; ++i) {
        const auto person = chance_.pick(loud_first && i < 5 ? company_.loud : choices);
        const auto& one = company_.people[person];
        const bool keeps_quiet = one.manner == Manner::quiet;
        if (may_write(person) && one.speaks(tongue_) && !keeps_quiet) return person;
    }
    return {};
}

/// An expert of the topic who may write here; now and then one who answers in the other language.
std::optional<std::size_t> TalkMaker::expert(std::size_t other_than) {
    const auto& experts = company_.experts[talk_.topic];
    const bool any_tongue = chance_.percent(8);
    for (int i = 0; i < 12 && !experts.empty(); ++i) {
        const auto person = chance_.pick(experts);
        const bool understands = any_tongue || company_.people[person].speaks(tongue_);
        if (person != other_than && understands && may_write(person)) return person;
    }
    return {};
}

Tongue TalkMaker::tongue_of(std::size_t person) {
    const auto& one = company_.people[person];
    if (!one.speaks(tongue_)) return one.tongue;
    const bool own = one.bilingual && one.tongue != tongue_ && chance_.percent(12);
    return own ? one.tongue : tongue_;
}

void TalkMaker::ask_and_answer() {
    const auto asker = somebody(Mouth::anybody);
    if (!asker) return;
    scene_.asker = *asker;
    add(*asker, {"question", PostKind::question});
    hear_guesses();
    auto who = chance_.percent(82) ? expert(*asker) : std::nullopt;
    // A colleague who has met it may know as well.
    if (!who && chance_.percent(35)) who = somebody(Mouth::anybody);
    if (!who || *who == *asker || full()) return;
    if (chance_.percent(22) && !full()) {
        const auto clarify = add(*who, {"clarify"});
        if (!full()) add(*asker, {"detail", PostKind::comment, clarify});
    }
    if (full()) return;
    auto answer = answer_by(*who);
    if (chance_.percent(8) && !full()) {
        add(*asker, {"not_yet", PostKind::comment, answer});
        if (const auto other = expert(*who); other && !full()) answer = answer_by(*other);
    } else if (chance_.percent(18) && !full()) {
        if (const auto other = expert(*who)) answer_by(*other);
    }
    close_question(answer);
}

void TalkMaker::hear_guesses() {
    const auto count = chance_.weighted(std::array{38, 34, 18, 10});
    for (std::size_t i = 0; i < count && !full(); ++i) {
        const auto person = somebody(Mouth::talkative);
        if (!person || *person == scene_.asker) continue;
        const bool same = chance_.percent(40);
        add(*person, {same ? "me_too" : "guess", same ? PostKind::comment : PostKind::answer});
    }
}

std::size_t TalkMaker::answer_by(std::size_t person) {
    const auto answer = add(person, {"answer", PostKind::answer});
    scene_.answerer = person;
    return answer;
}

void TalkMaker::close_question(std::size_t answer) {
    if (full()) return;
    if (chance_.percent(55)) {
        add(scene_.asker, {"worked", PostKind::comment, answer});
        // The chat has no mark for it.
        if (source_ == Source::network) talk_.posts[answer].post.accepted = chance_.percent(85);
    } else if (chance_.percent(45)) {
        add(scene_.asker, {"thanks", PostKind::comment, answer});
    }
}

void TalkMaker::share_link(std::string_view frame) {
    const bool known = chance_.percent(65);
    const auto who = known ? expert(company_.people.size()) : std::nullopt;
    const auto author = who ? who : somebody(Mouth::anybody);
    if (!author) return;
    scene_.asker = *author;
    if (frame == "planning_post" || is_general(talk_.place->kind)) {
        const auto& pages = scene_.topic().pages;
        const auto planning = std::find_if(pages.begin(), pages.end(), [](const Page& page) {
            return page.url.find("planning.") != std::string::npos;
        });
        scene_.link_to(planning != pages.end() ? *planning : chance_.pick(wording_.tools));
    }
    add(*author, {frame, PostKind::message});
    while (chance_.percent(35) && !full()) {
        const auto other = somebody(Mouth::talkative);
        if (!other || *other == *author) return;
        add(*other, {"link_comment"});
    }
}

void TalkMaker::remind() {
    const auto author = expert(company_.people.size());
    if (!author) return;
    scene_.asker = *author;
    add(*author, {"reminder", PostKind::message});
    while (chance_.percent(40) && !full()) {
        const auto other = somebody(Mouth::talkative);
        if (!other || *other == *author) return;
        add(*other, {"reminder_comment"});
    }
}

void TalkMaker::write_article() {
    const auto author = source_ == Source::network ? expert(company_.people.size()) : std::nullopt;
    if (!author) return;
    scene_.asker = *author;
    add(*author, {"article", PostKind::article});
    while (chance_.percent(50) && !full()) {
        const auto other = somebody(Mouth::anybody);
        if (!other || *other == *author) return;
        add(*other, {chance_.percent(60) ? "reminder_comment" : "link_comment"});
    }
}

void TalkMaker::ask_who_knows() {
    const auto asker = somebody(Mouth::anybody);
    if (!asker) return;
    scene_.asker = *asker;
    add(*asker, {"who_knows", PostKind::question});
    const auto known = expert(*asker);
    if (!known) return;
    scene_.expert = *known;
    if (chance_.percent(60) && !full()) {
        const auto other = somebody(Mouth::anybody);
        if (other && *other != *known && *other != *asker) {
            add(*other, {"point_to", PostKind::answer});
        }
    }
    if (full()) return;
    const auto answer = add(*known, {"here_i_am", PostKind::answer});
    scene_.answerer = *known;
    if (!full() && chance_.percent(50)) add(*asker, {"thanks", PostKind::comment, answer});
}

void TalkMaker::tell_absence() {
    const auto author = somebody(Mouth::anybody);
    if (author) add(*author, {"away", PostKind::message});
}

void TalkMaker::small_talk() {
    const auto author = somebody(Mouth::talkative);
    if (!author) return;
    scene_.asker = *author;
    add(*author, {"chat", PostKind::message});
    while (chance_.percent(60) && !full()) {
        const auto other = somebody(Mouth::talkative);
        if (!other) return;
        add(*other, {"chat_reply"});
    }
}

void TalkMaker::alert() {
    // Bots are the last accounts, and write in the network and in open places alone.
    if (!talk_.place->open || source_ != Source::network) return;
    const auto bots = company_.people.size() - company_.size.people;
    add(company_.size.people + chance_.below(bots), {"alert", PostKind::message});
}

}  // namespace quisait::sample
