// The export of a WordPress blog, WXR 1.0 to 1.2: docs/sources/wordpress.md.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "connectors/blogs/document_run.h"
#include "connectors/blogs/wxr.h"
#include "connectors/markup.h"

namespace quisait {
namespace {

constexpr auto kEndings = std::to_array<std::string_view>({".xml", ".wxr"});
constexpr auto kOfChannel =
    std::to_array<std::string_view>({"title", "link", "description", "image"});

std::string without_slash(std::string_view address) {
    while (address.ends_with('/'))
        address.remove_suffix(1);
    return std::string{address};
}

class WordpressTeller : public DocumentTeller {
public:
    explicit WordpressTeller(const Task& task) {
        index_.blog.id = kWordpressBlog;
        index_.blog.kind = SpaceKind::blog;
        index_.blog.access.kind = AccessKind::everyone;
        index_.blog.url = task.settings.url;
    }

    void begin_document(std::size_t number, std::string_view /*path*/) override {
        document_ = number;
        if (addresses_.size() <= number) addresses_.resize(number + 1);
        is_refused_ = false;
    }

    bool wants(const XmlElement& head) override {
        if (head.name == "item" || is_wxr(head, head.name)) return true;
        return head.space.empty() &&
               std::find(kOfChannel.begin(), kOfChannel.end(), head.name) != kOfChannel.end();
    }

    bool note(const XmlElement& element) override {
        if (is_wxr(element, "base_blog_url")) addresses_[document_] = without_slash(element.text);
        if (is_other_blog()) return true;
        if (element.name == "item") {
            if (wxr_text(element, "post_type") != "attachment") add_wxr_terms(element, index_);
            return add_wxr_attachment(element, index_);
        }
        if (is_wxr(element, "author")) return add_wxr_author(element, index_);
        if (is_wxr(element, "category") || is_wxr(element, "tag")) ++index_.terms;
        note_channel(element);
        return true;
    }

    Result<> tell_first(DocumentSink& sink) override {
        QS_CHECK(sink.take(index_.blog, 1));
        Space closed;
        closed.id = kWordpressClosed;
        closed.name = "Private";
        closed.kind = SpaceKind::blog;
        return sink.take(std::move(closed), 1);
    }

    Result<> tell(const XmlElement& element, DocumentSink& sink) override {
        if (!is_sorted_) sort();
        if (is_other_blog()) return refuse(sink);
        if (is_wxr(element, "author")) {
            auto person = wxr_author(element);
            if (!person) return sink.set_aside(element.line, person.error().what());
            return sink.take(*std::move(person), element.line);
        }
        if (element.name != "item") return {};
        auto item = wxr_item(element, index_);
        if (!item) return sink.set_aside(element.line, item.error().what());
        for (auto& fact : item->facts)
            QS_CHECK(sink.take(std::move(fact), element.line));
        for (auto& trouble : item->troubles)
            QS_CHECK(sink.set_aside(trouble.line, std::move(trouble.reason)));
        return {};
    }

    /// Only an export of everything declares the terms of the blog. One of a single category
    /// declares that one, and has no item outside of it.
    std::vector<Whole> wholes() const override {
        const bool has_all =
            index_.terms > 1 || (index_.terms == 1 && index_.has_item_without_term);
        if (!has_all || !index_.has_items || has_other_) return {};
        return {Whole{{}, ObjectKind::post}};
    }

private:
    void note_channel(const XmlElement& element) {
        auto& blog = index_.blog;
        if (element.name == "title" && blog.name.empty()) blog.name = line_of_html(element.text);
        if (element.name == "description" && blog.description.empty())
            blog.description = line_of_html(element.text);
        const bool tells_address = element.name == "link" || is_wxr(element, "base_blog_url");
        if (tells_address && blog.url.empty()) blog.url = without_slash(trim(element.text));
    }

    void sort() {
        index_.authors.sort();
        index_.attachments.sort();
        is_sorted_ = true;
    }

    /// Posts of two blogs may have the same numbers.
    bool is_other_blog() const {
        const auto& own = addresses_[document_];
        const auto first = std::find_if(addresses_.begin(), addresses_.end(),
                                        [](const std::string& one) { return !one.empty(); });
        return !own.empty() && own != *first;
    }

    Result<> refuse(DocumentSink& sink) {
        has_other_ = true;
        if (std::exchange(is_refused_, true)) return {};
        return sink.set_aside(1, "of another blog: it needs a source of its own");
    }

    WxrIndex index_;
    std::size_t document_ = 0;
    std::vector<std::string> addresses_;  ///< of the blogs of the documents
    bool is_refused_ = false;
    bool has_other_ = false;
    bool is_sorted_ = false;
};

}  // namespace

Result<> read_wordpress(const Task& task, const Checkpoint& from, FactSink& sink) {
    const auto& path = task.settings.path;
    QS_TRY(const auto files, FileSet::open(path, kEndings));
    if (files.files().empty()) {
        return Error{Code::bad_input, fmt::format("{}: no .xml file in it", path.string()),
                     "Name the file of a WordPress export, its ZIP, or the folder where it lies."};
    }
    WordpressTeller teller{task};
    return run_documents(task, files, from, teller, sink);
}

}  // namespace quisait
