#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/http/exchange.h"
#include "searchd/texts/page_model.h"

/// The words of the pages, in both languages.
namespace quisait {

enum class PageLanguage : std::uint8_t { en, fr };

/// `?ui=fr`, else the choice kept in the cookie "ui", else the first of French and English in
/// Accept-Language, else English.
PageLanguage page_language(const Request& request);
/// The language of `?ui=`, which the reader chooses just now and the cookie keeps.
std::optional<PageLanguage> asked_language(const Request& request);
std::string_view word(PageLanguage language);  ///< "en", "fr"

/// One text, by its key. Every key has both languages.
std::string_view text_of(PageLanguage language, std::string_view key);
/// A text with a number in it: the key with "_one" for 1 (in French for 0 too), else "_many";
/// "{n}" becomes the number, "{m}" becomes `m`.
std::string counted(PageLanguage language, std::string_view key, std::int64_t number,
                    std::string_view m = {});
/// A text with "{n}" and "{m}" filled in.
std::string filled(PageLanguage language, std::string_view key, std::string_view n,
                   std::string_view m = {});
bool has_text(std::string_view key);
/// All texts, for the templates.
const Model& texts(PageLanguage language);

/// "14 March 2026", "14 mars 2026"; from RFC 3339 or a day. Empty for an empty text.
std::string day_text(PageLanguage language, std::string_view rfc3339);
/// "12,345", "12 345" with a narrow space that does not break.
std::string number_text(PageLanguage language, std::int64_t number);

}  // namespace quisait
