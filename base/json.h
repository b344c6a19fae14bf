#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace quisait {

enum class JsonKind { null, boolean, number, text, list, object };

/// One value of a parsed document; a view, valid while its Json lives.
/// The `name` forms ask a member of an object; on anything but an object no member is there.
/// Texts are valid UTF-8. All errors are bad_input and name the member.
class JsonValue {
public:
    JsonKind kind() const;

    /// The member must be there and be a text.
    Result<std::string_view> text(std::string_view name) const;
    /// Missing or null gives `fallback`; another kind than text is an error.
    Result<std::string_view> text_or(std::string_view name, std::string_view fallback) const;
    /// The member must be there and be a whole number of 64 bits.
    Result<std::int64_t> integer(std::string_view name) const;
    Result<std::int64_t> integer_or(std::string_view name, std::int64_t fallback) const;
    Result<bool> boolean_or(std::string_view name, bool fallback) const;
    /// Missing or null gives an empty list; anything but a list of texts is an error.
    Result<std::vector<std::string_view>> texts(std::string_view name) const;
    /// Missing or null gives an empty list; anything but a list is an error.
    Result<std::vector<JsonValue>> list(std::string_view name) const;
    /// Missing gives nothing.
    std::optional<JsonValue> member(std::string_view name) const;

    /// This value itself.
    std::optional<std::string_view> as_text() const;
    std::optional<std::int64_t> as_integer() const;
    std::optional<double> as_number() const;
    std::optional<bool> as_boolean() const;
    /// Elements of a list, in order; empty for other kinds.
    std::vector<JsonValue> elements() const;
    /// Members of an object, in order; empty for other kinds.
    std::vector<std::pair<std::string_view, JsonValue>> members() const;

private:
    friend class Json;
    explicit JsonValue(const void* value) : value_{value} {}
    const void* value_;  ///< a rapidjson::Value, known to json.cpp alone
};

/// A parsed document. The only user of RapidJSON together with JsonWriter.
class Json {
public:
    static constexpr std::size_t kMaxBytes = 64U << 20U;
    static constexpr std::size_t kMaxDepth = 64;

    /// Parses without recursion, checks the encoding.
    /// @return bad_input with the byte offset; too_large over kMaxBytes or kMaxDepth
    static Result<Json> parse(std::string_view text);

    JsonValue root() const;

    Json(Json&&) noexcept;
    Json& operator=(Json&&) noexcept;
    Json(const Json&) = delete;
    Json& operator=(const Json&) = delete;
    ~Json();

private:
    struct Parsed;
    explicit Json(std::unique_ptr<Parsed> parsed);
    std::unique_ptr<Parsed> parsed_;
};

/// Writes one compact JSON document. Texts must be valid UTF-8. Calls must nest properly (assert).
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_list();
    JsonWriter& end_list();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& real(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// `json` is a whole JSON value, taken as it is.
    JsonWriter& raw(std::string_view json);

    /// key and text in one; likewise below.
    JsonWriter& text(std::string_view name, std::string_view value);
    JsonWriter& number(std::string_view name, std::int64_t value);
    JsonWriter& boolean(std::string_view name, bool value);
    JsonWriter& texts(std::string_view name, const std::vector<std::string>& values);

    /// The document; the writer is empty afterwards and can be used again.
    std::string take();

private:
    struct Writing;
    std::unique_ptr<Writing> writing_;
};

}  // namespace quisait
