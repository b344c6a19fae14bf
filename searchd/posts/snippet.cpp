#include "searchd/posts/snippet.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace quisait {

Marker::Marker(const Marks& marks, Stemmer& stemmer) : marks_{marks}, stemmer_{stemmer} {
    const auto note = [&](const auto& texts) {
        for (const auto& text : texts)
            first_bytes_.set(static_cast<unsigned char>(text.front()));
    };
    note(marks.words);
    note(marks.stems);
    note(marks.prefixes);
}

bool Marker::is_meant(const Token& token) const {
    if (marks_.words.contains(token.term) || marks_.stems.contains(token.term)) return true;
    for (const auto& prefix : marks_.prefixes) {
        if (token.term.starts_with(prefix)) return true;
    }
    const auto& stems = stemmer_.stems(token, Language::unknown);
    return std::any_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return marks_.stems.contains(stem); });
}

namespace {

/// A stretch of the text that matches.
struct Span {
    std::size_t begin;
    std::size_t end;
    std::string term;
};

std::vector<Span> find_spans(std::string_view text, const Marks& marks, Stemmer& stemmer) {
    std::vector<Span> spans;
    if (marks.empty()) return spans;
    const Marker marker{marks, stemmer};
    for (const auto& token : tokenize(text)) {
        if (!marker.is_marked(token)) continue;
        // Parts of a compound lie within it; pairs of signs overlap.
        if (!spans.empty() && token.begin < spans.back().end) {
            spans.back().end = std::max<std::size_t>(spans.back().end, token.end);
        } else {
            spans.push_back({token.begin, token.end, token.term});
        }
    }
    return spans;
}

/// Where a window of kLongestSnippet begins that holds the most different words, then the most.
std::size_t best_window(const std::vector<Span>& spans) {
    std::size_t best = 0;
    std::size_t best_worth = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        std::set<std::string_view> words;
        std::size_t count = 0;
        for (std::size_t j = i; j < spans.size(); ++j) {
            if (spans[j].end > spans[i].begin + kLongestSnippet * 3 / 4) break;
            words.insert(spans[j].term);
            ++count;
        }
        const auto worth = words.size() * 1000 + std::min<std::size_t>(count, 999);
        if (worth > best_worth) {
            best_worth = worth;
            best = i;
        }
    }
    return spans.empty() ? 0 : spans[best].begin;
}

/// The beginning of a word at or before `at`, at most `back` bytes before.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t back) {
    const auto earliest = at > back ? at - back : 0;
    if (earliest == 0) return 0;
    const auto space = text.find(' ', earliest);
    return space == std::string_view::npos || space >= at ? at : space + 1;
}

void add(std::vector<Segment>& segments, std::string_view text, bool hit) {
    if (text.empty()) return;
    if (!segments.empty() && segments.back().hit == hit) {
        segments.back().text += text;
    } else {
        segments.push_back({std::string{text}, hit});
    }
}

/// The text from begin to end as segments.
std::vector<Segment> cut_out(std::string_view text, std::size_t begin, std::size_t end,
                             const std::vector<Span>& spans) {
    std::vector<Segment> segments;
    std::size_t at = begin;
    for (const auto& span : spans) {
        if (span.begin < at) continue;
        if (span.end > end) break;
        add(segments, text.substr(at, span.begin - at), false);
        add(segments, text.substr(span.begin, span.end - span.begin), true);
        at = span.end;
    }
    add(segments, text.substr(at, end - at), false);
    return segments;
}

}  // namespace

std::vector<Segment> mark_text(std::string_view text, const Marks& marks, Stemmer& stemmer) {
    return cut_out(text, 0, text.size(), find_spans(text, marks, stemmer));
}

std::vector<Segment> make_snippet(std::string_view text, const Marks& marks, Stemmer& stemmer) {
    const auto line = clean_line(text);
    const std::string_view whole = line;
    const auto spans = find_spans(whole, marks, stemmer);
    std::size_t begin = word_start(whole, best_window(spans), kLongestSnippet / 6);
    if (whole.size() <= kLongestSnippet) begin = 0;
    const auto end = begin + cut_at_word(whole.substr(begin), kLongestSnippet).size();
    auto segments = cut_out(whole, begin, end, spans);
    if (begin > 0) segments.insert(segments.begin(), Segment{"… ", false});
    if (end < whole.size()) add(segments, " …", false);
    return segments;
}

}  // namespace quisait
