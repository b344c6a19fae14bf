#include <algorithm>
#include <array>

#include "indexer/schema.h"
#include "searchd/pages/page_frame.h"
#include "searchd/pages/pages.h"
#include "searchd/requests/page_address.h"

namespace quisait {
namespace {

/// A row of the table of operators.
struct HelpRow {
    std::string_view words;
    std::string_view text;  ///< key
    std::string_view example;
};

/// Operators that are no field of their own.
constexpr auto kMoreOperators = std::to_array<HelpRow>({
    {"after depuis", "help_after", "after:2026-03-14"},
    {"before avant", "help_before", "before:2026-03-14"},
    {"is est", "help_is", "is:unanswered"},
});

constexpr auto kSigns =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"\"disk full\"", "help_phrase"},
                                                                  {"-printer", "help_not"},
                                                                  {"paie OR payroll", "help_or"},
                                                                  {"kuber*", "help_prefix"}});

Model::List word_models(std::string_view words) {
    Model::List list;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        list.push_back(Model{}.text("text", std::string{words.substr(0, end)} + ":"));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return list;
}

Model operator_model(PageLanguage language, const HelpRow& row) {
    Model model;
    model.list("words", word_models(row.words)).text("doc", text_of(language, row.text));
    model.text("example", row.example);
    return std::move(model.text("address", PageAddress{"/search"}.with("q", row.example).text()));
}

}  // namespace

Result<Reply> get_help_page(const Call& call) {
    const auto language = page_language(call.request);
    Model model;
    Model::List signs;
    for (const auto& [sign, key] : kSigns)
        signs.push_back(Model{}.text("sign", sign).text("what", text_of(language, key)));
    Model::List operators;
    for (const auto& row : kFields) {
        if (row.words.empty()) continue;
        const auto key = "field_" + std::string{row.name};
        const auto example =
            row.id == FieldId::created ? std::string_view{"on:2026-03-14"} : row.example;
        operators.push_back(operator_model(language, {row.words, key, example}));
    }
    for (const auto& row : kMoreOperators)
        operators.push_back(operator_model(language, row));
    model.list("signs", std::move(signs)).list("operators", std::move(operators));
    return page_reply(call.request, Tab::none, "help", text_of(language, "help_title"),
                      std::move(model));
}

}  // namespace quisait
