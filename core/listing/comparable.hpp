// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Forms by which addresses and employers are compared.
namespace medtech::listing {

/// An address without what differs between links to the same page: scheme, "www.", default ports,
/// fragment, tracking parameters (utm_*, gh_src, source, ref …), trailing slash; parameters sorted.
std::string canonical_address(std::string_view url);

/// An employer's name for comparing: folded, without punctuation and legal forms (Inc., LLC, Corp.
/// …).
std::string comparable_employer(std::string_view employer);

}  // namespace medtech::listing
