#include "connectors/blogs/document_run.h"

#include <optional>

#include "base/json.h"

namespace quisait {
namespace {

constexpr std::int64_t kFactsAMark = 900;

/// How far a run came, in which documents.
struct Place {
    std::int64_t document = 0;
    std::int64_t element = 0;  ///< elements of the document that were taken
    bool is_done = false;
    std::int64_t bytes = 0;
    std::int64_t modified = 0;
};

std::string to_checkpoint(const Place& place) {
    JsonWriter out;
    out.begin_object().number("document", place.document).number("element", place.element);
    out.boolean("done", place.is_done).number("bytes", place.bytes);
    return out.number("modified", place.modified).end_object().take();
}

/// Where to go on if the documents are the same as before, else their start.
Place first_place(const Checkpoint& from, const FileSet& files) {
    Place place;
    place.bytes = files.bytes();
    place.modified = files.modified();
    const auto json = Json::parse(from.empty() ? "{}" : from);
    if (!json) return place;
    const auto number = [&](const char* name) {
        const auto value = json->root().integer_or(name, -1);
        return value ? *value : -1;
    };
    const bool same = number("bytes") == place.bytes && number("modified") == place.modified;
    if (!same || number("document") < 0 || number("element") < 0) return place;
    place.document = number("document");
    place.element = number("element");
    const auto done = json->root().boolean_or("done", false);
    place.is_done = done && *done;
    return place;
}

class DocumentRun : public DocumentSink {
public:
    DocumentRun(const Task& task, const FileSet& files, Place place, DocumentTeller& teller,
                FactSink& sink)
        : task_{task}, files_{files}, place_{place}, teller_{teller}, sink_{sink} {}

    Result<> run() {
        if (place_.is_done) return mark();
        auto told = tell_all();
        if (!told && told.error().code() == Code::stopped) return mark();
        return told;
    }

    Result<> take(Fact fact, std::int64_t line) override {
        ++unmarked_;
        return sink_.take(std::move(fact), where(line));
    }

    Result<> set_aside(std::int64_t line, std::string reason) override {
        ++unmarked_;
        return sink_.set_aside({where(line), std::move(reason)});
    }

private:
    /// One round over one document.
    class Round : public XmlTaker {
    public:
        Round(DocumentRun& run, bool is_telling) : run_{run}, is_telling_{is_telling} {}

        bool wants(const XmlElement& head) override { return run_.teller_.wants(head); }

        Result<> take(const XmlElement& element, const std::string& fault,
                      const std::optional<XmlTrouble>& damage) override {
            if (run_.task_.stop.stop_requested()) return Error{Code::stopped, "asked to stop"};
            ++elements_;
            if (is_telling_) return run_.tell(elements_, element, fault, damage);
            if (fault.empty() && !run_.teller_.note(element)) run_.is_full_ = true;
            return {};
        }

    private:
        DocumentRun& run_;
        bool is_telling_;
        std::int64_t elements_ = 0;
    };

    std::string where(std::int64_t line) const {
        return fmt::format("{} line {}", document_ == nullptr ? "" : document_->path, line);
    }

    Result<std::optional<XmlTrouble>> read(std::size_t number, bool is_telling) {
        document_ = &files_.files()[number];
        teller_.begin_document(number, document_->path);
        Round round{*this, is_telling};
        XmlInput xml{task_.max_item_bytes, {}, round};
        auto read =
            files_.read(*document_, [&](std::string_view piece) { return xml.feed(piece); });
        if (read) read = xml.finish();
        if (read) return xml.broken();
        if (read.error().code() == Code::stopped) return std::move(read).error();
        return std::move(read).error().during(document_->path);
    }

    Result<> tell_all() {
        for (std::size_t i = 0; i < files_.files().size(); ++i) {
            QS_TRY(const auto broken, read(i, false));
            is_broken_ = is_broken_ || broken.has_value();
        }
        if (place_.document == 0 && place_.element == 0) QS_CHECK(teller_.tell_first(*this));
        for (auto i = static_cast<std::size_t>(place_.document); i < files_.files().size(); ++i) {
            QS_TRY(const auto broken, read(i, true));
            if (broken) QS_CHECK(set_aside(broken->line, broken->reason));
            place_.document = static_cast<std::int64_t>(i + 1);
            place_.element = 0;
            QS_CHECK(mark());
        }
        if (is_full_) QS_CHECK(set_aside(1, "too large: not all of it is joined"));
        if (!is_broken_ && !is_full_) QS_CHECK(tell_wholes());
        place_.is_done = true;
        return mark();
    }

    Result<> tell_wholes() {
        for (const auto& whole : teller_.wholes())
            QS_CHECK(take(whole, 1));
        return {};
    }

    Result<> tell(std::int64_t number, const XmlElement& element, const std::string& fault,
                  const std::optional<XmlTrouble>& damage) {
        if (number <= place_.element) return {};
        if (damage) QS_CHECK(set_aside(damage->line, damage->reason));
        auto told = fault.empty() ? teller_.tell(element, *this) : set_aside(element.line, fault);
        QS_CHECK(std::move(told));
        place_.element = number;
        return unmarked_ < kFactsAMark ? Result<>{} : mark();
    }

    Result<> mark() {
        unmarked_ = 0;
        return sink_.mark(to_checkpoint(place_));
    }

    const Task& task_;
    const FileSet& files_;
    Place place_;
    DocumentTeller& teller_;
    FactSink& sink_;
    const FileOfSet* document_ = nullptr;
    std::int64_t unmarked_ = 0;
    bool is_broken_ = false;
    bool is_full_ = false;
};

}  // namespace

Result<> run_documents(const Task& task, const FileSet& files, const Checkpoint& from,
                       DocumentTeller& teller, FactSink& sink) {
    return DocumentRun{task, files, first_place(from, files), teller, sink}.run();
}

}  // namespace quisait
