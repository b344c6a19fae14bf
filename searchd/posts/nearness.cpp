#include "searchd/posts/nearness.h"

#include <algorithm>

#include "searchd/index/ranking.h"

namespace quisait {

bool Nearness::is_worth_more(const Seen& a, const Seen& b) {
    if (a.worth != b.worth) return a.worth > b.worth;
    return a.document > b.document;
}

void Nearness::see(const Match& match, double worth) {
    if (query_.empty() || match.score <= 0) return;
    const Seen seen{static_cast<float>(worth), static_cast<float>(match.score), match.document};
    if (best_.size() == ranking::kNearest) {
        if (!is_worth_more(seen, best_.front())) return;
        std::pop_heap(best_.begin(), best_.end(), is_worth_more);
        best_.pop_back();
    }
    best_.push_back(seen);
    std::push_heap(best_.begin(), best_.end(), is_worth_more);
}

Result<> Nearness::tell(const std::function<void(const Gain&)>& visit) {
    if (best_.empty()) return {};
    std::sort(best_.begin(), best_.end(),
              [](const Seen& a, const Seen& b) { return a.document < b.document; });
    std::vector<Xapian::docid> documents;
    documents.reserve(best_.size());
    for (const auto& seen : best_)
        documents.push_back(seen.document);
    const Xapian::Query near{Xapian::Query::OP_FILTER, query_,
                             among_query(context_.view, documents)};
    const auto end = fold_matches(context_.view, near, context_.until, [&](const Match& match) {
        const auto seen = std::lower_bound(
            best_.begin(), best_.end(), match.document,
            [](const Seen& one, Xapian::docid document) { return one.document < document; });
        visit({match.document, seen->worth * (1 + match.score / seen->score)});
    });
    return end ? Result<>{} : end.error();
}

}  // namespace quisait
