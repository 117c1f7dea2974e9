// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Words by which sentences about shifts and schedules are told from those about other things.
namespace medtech::listing {

// A sentence with one of these before a phrase speaks of what may be, was, or is for others.
inline constexpr auto hedges = std::to_array<std::string_view>(
    {"may",        "might",        "could",       "can",         "able",
     "ability",    "willing",      "willingness", "available",   "availability",
     "occasional", "occasionally", "sometimes",   "if",          "when",
     "cover",      "covering",     "coverage",    "backup",      "prefer",
     "preferred",  "preference",   "flexibility", "flexible",    "support",
     "supports",   "train",        "training",    "orientation", "other",
     "all",        "various",      "any",         "different",   "between",
     "multiple",   "previous",     "prior",       "experience",  "such",
     "benefits",   "eligible",     "employees",   "staff",       "supervise",
     "supervises", "supervising",  "not",         "no",          "non",
     "lead",       "become",       "potential",   "possibility", "opportunities",
     "both",       "some",         "includes",    "including"});

inline constexpr auto shift_extras = std::to_array<std::string_view>(
    {"differential", "differentials", "diff",          "diffs",      "premium",   "premiums",
     "pay",          "bonus",         "incentive",     "incentives", "staff",     "team",
     "supervisor",   "manager",       "lead",          "employees",  "personnel", "coverage",
     "experience",   "technologist",  "technologists", "if",         "as",        "may",
     "availability", "preferred",     "when",          "rates",      "rate"});

inline constexpr auto shift_names = std::to_array<std::string_view>(
    {"day", "days", "evening", "evenings", "night", "nights", "1st", "2nd", "3rd", "first",
     "second", "third", "weekend", "weekends", "shift", "shifts"});

inline constexpr auto position_names = std::to_array<std::string_view>(
    {"position", "role", "opportunity", "opening", "job", "schedule", "assignment", "basis",
     "status", "day", "days", "evening", "evenings", "night", "nights", "shift"});
inline constexpr auto other_holders =
    std::to_array<std::string_view>({"for", "all", "most", "our", "other", "both", "to", "of", "or",
                                     "and", "from", "between", "these", "those", "any"});
inline constexpr auto not_positions = std::to_array<std::string_view>(
    {"employees",      "employee",   "associates",  "experience", "students", "student",
     "equivalent",     "team",       "staff",       "work",       "benefits", "caregivers",
     "administration", "medication", "medications", "resident",   "or",       "and",
     "allowance",      "meal",       "meals",       "rate",       "rates"});

inline constexpr auto counting_words = std::to_array<std::string_view>(
    {"hour",      "hr",    "12hr",      "12",   "12s", "10",  "10s", "8",
     "8s",        "x12",   "3x12",      "4x10", "5x8", "x10", "x8",  "straight",
     "permanent", "fixed", "dedicated", "fte",  "sat", "sun"});

// Keys of lines: the words before a colon, of which the last is looked at first.
inline constexpr auto type_owners =
    std::to_array<std::string_view>({"job", "employment", "position", "shift", "employee", "time",
                                     "appointment", "schedule", "work", "assignment"});

inline constexpr auto hour_words =
    std::to_array<std::string_view>({"hour", "hours", "hr", "hrs", "h"});

// A sentence with one of these tells the hours of a house and not of the work.
inline constexpr auto house_words = std::to_array<std::string_view>(
    {"open", "opens", "closed", "operates", "operation", "clinic hours", "office hours",
     "business hours", "phone", "call us", "contact", "hotline"});

inline constexpr auto schedule_words =
    std::to_array<std::string_view>({"full", "part", "fulltime", "parttime", "prn", "diem"});

}  // namespace medtech::listing
