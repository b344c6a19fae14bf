#include "searchd/answers/words.h"

namespace quisait {

std::string_view word(TeamAim aim) {
    switch (aim) {
        case TeamAim::fewest:
            return "fewest";
        case TeamAim::departments:
            return "departments";
        case TeamAim::together:
            return "together";
        case TeamAim::others:
            return "others";
    }
    return {};
}

std::string_view word(NearestReason reason) {
    switch (reason) {
        case NearestReason::none:
            return "none";
        case NearestReason::away:
            return "away";
        case NearestReason::elsewhere:
            return "elsewhere";
    }
    return {};
}

std::string_view word(AnswererRole role) {
    switch (role) {
        case AnswererRole::expert:
            return "expert";
        case AnswererRole::rising:
            return "rising";
        case AnswererRole::present:
            return "present";
    }
    return {};
}

std::string_view word(Strength strength) {
    switch (strength) {
        case Strength::strong:
            return "strong";
        case Strength::clear:
            return "clear";
        case Strength::slight:
            return "slight";
        case Strength::some:
            return "some";
    }
    return {};
}

}  // namespace quisait
