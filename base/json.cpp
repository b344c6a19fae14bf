#include "base/json.h"

#include <algorithm>

#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace quisait {
namespace {

// The default parser of RapidJSON recurses: 2 MB of "[" end the process. The iterative one does
// not; depth is limited all the same, because what walks a document later may recurse.
constexpr unsigned kParseFlags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

const rapidjson::Value& value_of(const void* value) {
    return *static_cast<const rapidjson::Value*>(value);
}

std::string_view text_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

rapidjson::SizeType size_of(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

const rapidjson::Value* find(const rapidjson::Value& object, std::string_view name) {
    if (!object.IsObject()) return nullptr;
    const rapidjson::Value key{rapidjson::StringRef(name.data(), name.size())};
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

bool missing(const rapidjson::Value* value) {
    return value == nullptr || value->IsNull();
}

std::string_view word(const rapidjson::Value& value) {
    switch (value.GetType()) {
        case rapidjson::kNullType:
            return "null";
        case rapidjson::kFalseType:
        case rapidjson::kTrueType:
            return "a boolean";
        case rapidjson::kObjectType:
            return "an object";
        case rapidjson::kArrayType:
            return "a list";
        case rapidjson::kStringType:
            return "a text";
        case rapidjson::kNumberType:
            return "a number";
    }
    return "unknown";
}

Error wrong_kind(std::string_view name, std::string_view wanted, const rapidjson::Value& value) {
    return fail(Code::bad_input, "\"{}\" must be {}, is {}", name, wanted, word(value));
}

Error not_there(std::string_view name, std::string_view wanted) {
    return fail(Code::bad_input, "no {} in \"{}\"", wanted, name);
}

/// How deep the brackets nest, strings left out; cheap beside parsing.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

}  // namespace

struct Json::Parsed {
    rapidjson::Document document;
};

Json::Json(std::unique_ptr<Parsed> parsed) : parsed_{std::move(parsed)} {}
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Result<Json> Json::parse(std::string_view text) {
    if (text.size() > kMaxBytes) {
        return fail(Code::too_large, "JSON of {} bytes, at most {} are read", text.size(),
                    kMaxBytes);
    }
    if (depth_of(text) > kMaxDepth) {
        return fail(Code::too_large, "JSON nests deeper than {} levels", kMaxDepth);
    }
    auto parsed = std::make_unique<Parsed>();
    parsed->document.Parse<kParseFlags>(text.data(), text.size());
    if (parsed->document.HasParseError()) {
        return fail(Code::bad_input, "JSON broken at byte {}: {}",
                    parsed->document.GetErrorOffset(),
                    rapidjson::GetParseError_En(parsed->document.GetParseError()));
    }
    return Json{std::move(parsed)};
}

JsonValue Json::root() const {
    const rapidjson::Value& value = parsed_->document;
    return JsonValue{&value};
}

JsonKind JsonValue::kind() const {
    switch (value_of(value_).GetType()) {
        case rapidjson::kNullType:
            return JsonKind::null;
        case rapidjson::kFalseType:
        case rapidjson::kTrueType:
            return JsonKind::boolean;
        case rapidjson::kObjectType:
            return JsonKind::object;
        case rapidjson::kArrayType:
            return JsonKind::list;
        case rapidjson::kStringType:
            return JsonKind::text;
        case rapidjson::kNumberType:
            return JsonKind::number;
    }
    return JsonKind::null;
}

Result<std::string_view> JsonValue::text(std::string_view name) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return not_there(name, "text");
    if (!value->IsString()) return wrong_kind(name, "a text", *value);
    return text_of(*value);
}

Result<std::string_view> JsonValue::text_or(std::string_view name,
                                            std::string_view fallback) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return fallback;
    if (!value->IsString()) return wrong_kind(name, "a text", *value);
    return text_of(*value);
}

Result<std::int64_t> JsonValue::integer(std::string_view name) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return not_there(name, "whole number");
    if (!value->IsInt64()) return wrong_kind(name, "a whole number", *value);
    return value->GetInt64();
}

Result<std::int64_t> JsonValue::integer_or(std::string_view name, std::int64_t fallback) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return fallback;
    if (!value->IsInt64()) return wrong_kind(name, "a whole number", *value);
    return value->GetInt64();
}

Result<bool> JsonValue::boolean_or(std::string_view name, bool fallback) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return fallback;
    if (!value->IsBool()) return wrong_kind(name, "a boolean", *value);
    return value->GetBool();
}

Result<std::vector<std::string_view>> JsonValue::texts(std::string_view name) const {
    std::vector<std::string_view> texts;
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return texts;
    if (!value->IsArray()) return wrong_kind(name, "a list of texts", *value);
    texts.reserve(value->Size());
    for (const auto& element : value->GetArray()) {
        if (!element.IsString()) return wrong_kind(name, "a list of texts only", element);
        texts.push_back(text_of(element));
    }
    return texts;
}

Result<std::vector<JsonValue>> JsonValue::list(std::string_view name) const {
    const auto* value = find(value_of(value_), name);
    if (missing(value)) return std::vector<JsonValue>{};
    if (!value->IsArray()) return wrong_kind(name, "a list", *value);
    return JsonValue{value}.elements();
}

std::optional<JsonValue> JsonValue::member(std::string_view name) const {
    const auto* value = find(value_of(value_), name);
    if (value == nullptr) return std::nullopt;
    return JsonValue{value};
}

std::optional<std::string_view> JsonValue::as_text() const {
    const auto& value = value_of(value_);
    if (!value.IsString()) return std::nullopt;
    return text_of(value);
}

std::optional<std::int64_t> JsonValue::as_integer() const {
    const auto& value = value_of(value_);
    if (!value.IsInt64()) return std::nullopt;
    return value.GetInt64();
}

std::optional<double> JsonValue::as_number() const {
    const auto& value = value_of(value_);
    if (!value.IsNumber()) return std::nullopt;
    return value.GetDouble();
}

std::optional<bool> JsonValue::as_boolean() const {
    const auto& value = value_of(value_);
    if (!value.IsBool()) return std::nullopt;
    return value.GetBool();
}

std::vector<JsonValue> JsonValue::elements() const {
    std::vector<JsonValue> elements;
    const auto& value = value_of(value_);
    if (!value.IsArray()) return elements;
    elements.reserve(value.Size());
    for (const auto& element : value.GetArray())
        elements.push_back(JsonValue{&element});
    return elements;
}

std::vector<std::pair<std::string_view, JsonValue>> JsonValue::members() const {
    std::vector<std::pair<std::string_view, JsonValue>> members;
    const auto& value = value_of(value_);
    if (!value.IsObject()) return members;
    members.reserve(value.MemberCount());
    for (const auto& member : value.GetObject()) {
        members.emplace_back(text_of(member.name), JsonValue{&member.value});
    }
    return members;
}

struct JsonWriter::Writing {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : writing_{std::make_unique<Writing>()} {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
    writing_->writer.StartObject();
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    writing_->writer.EndObject();
    return *this;
}

JsonWriter& JsonWriter::begin_list() {
    writing_->writer.StartArray();
    return *this;
}

JsonWriter& JsonWriter::end_list() {
    writing_->writer.EndArray();
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    writing_->writer.Key(name.data(), size_of(name));
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    writing_->writer.String(value.data(), size_of(value));
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    writing_->writer.Int64(value);
    return *this;
}

JsonWriter& JsonWriter::real(double value) {
    writing_->writer.Double(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    writing_->writer.Bool(value);
    return *this;
}

JsonWriter& JsonWriter::null() {
    writing_->writer.Null();
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    writing_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view name, std::string_view value) {
    return key(name).text(value);
}

JsonWriter& JsonWriter::number(std::string_view name, std::int64_t value) {
    return key(name).number(value);
}

JsonWriter& JsonWriter::boolean(std::string_view name, bool value) {
    return key(name).boolean(value);
}

JsonWriter& JsonWriter::texts(std::string_view name, const std::vector<std::string>& values) {
    key(name).begin_list();
    for (const auto& value : values)
        text(value);
    return end_list();
}

std::string JsonWriter::take() {
    assert(writing_->writer.IsComplete());
    std::string json{writing_->buffer.GetString(), writing_->buffer.GetSize()};
    writing_->buffer.Clear();
    writing_->writer.Reset(writing_->buffer);
    return json;
}

}  // namespace quisait
