#include "searchd/pages/page_render.h"

#include <Templates.h>
#include <cassert>

#include <kainjow/mustache.hpp>

namespace quisait {
namespace {

using kainjow::mustache::data;

std::string_view find_template(std::string_view name) {
    for (const auto& file : embedded::kTemplates) {
        if (file.name.substr(0, file.name.find('.')) == name) return file.content;
    }
    assert(false && "no such template");
    return {};
}

data to_data(const Model& model);

data to_data(const Model::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (text->empty()) return data{data::type::bool_false};
        return data{*text};
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return data{*flag ? data::type::bool_true : data::type::bool_false};
    }
    const auto& list = std::get<Model::List>(value);
    if (list.empty()) return data{data::type::bool_false};
    data made{data::type::list};
    for (const auto& item : list)
        made.push_back(to_data(item));
    return made;
}

// Models are as deep as templates nest: three or four steps.
data to_data(const Model& model) {  // NOLINT(misc-no-recursion)
    data made{data::type::object};
    for (const auto& [name, value] : model.members())
        made.set(name, to_data(value));
    return made;
}

}  // namespace

std::string render_page(std::string_view content, const Model& model, const Model& texts) {
    auto root = to_data(model);
    root.set("t", to_data(texts));
    for (const auto& file : embedded::kTemplates) {
        const auto name = std::string{file.name.substr(0, file.name.find('.'))};
        const auto part = name == "content" ? std::string_view{} : file.content;
        root.set(name, kainjow::mustache::partial{[part] { return std::string{part}; }});
    }
    const auto inner = find_template(content);
    root.set("content", kainjow::mustache::partial{[inner] { return std::string{inner}; }});
    kainjow::mustache::mustache layout{std::string{find_template("layout")}};
    return layout.render(root);
}

}  // namespace quisait
