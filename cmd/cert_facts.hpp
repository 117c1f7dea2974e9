// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/credential/eligibility.hpp"
#include "core/credential/footing.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/person.hpp"
#include "core/render/table.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace medtech::json {
class Writer;
}

/// What all verbs of `cert-plan`, and `path`, work with.
namespace medtech::cmd {

/// The facts on credentials, the person of the profile, and the day.
struct CertFacts {
  std::unique_ptr<const credential::Knowledge> knowledge;
  credential::Person person;
  Date today;

  [[nodiscard]] credential::Bench bench() const { return {*knowledge, person, today}; }
};

/// Reads facts and profile. Credentials of the profile that are not known are warned of, with the
/// nearest ones.
CertFacts cert_facts(Context& context);

/// What a name of a credential means, by facts and ontology.
credential::Namer namer_of(Context& context, const credential::Knowledge& knowledge);

/// The credential or license that a word names. Throws Error{usage} with the nearest ones, or with
/// those that it may mean.
const credential::Credential& credential_of(Context& context, const CertFacts& facts,
                                            const std::string& what, const std::string& typed);
/// Two letters of a state. Throws Error{usage}.
std::string state_code_of(const std::string& option, const std::string& typed);

/// "yes", "no" or "unknown".
std::string met_word(credential::Met met);
/// true, false or "unknown".
void write_met(json::Writer& writer, std::string_view key, credential::Met met);
void write_date(json::Writer& writer, std::string_view key, std::optional<Date> date);
/// {url, title, as_of, confidence, unverified} of a fact's source.
void write_provenance(json::Writer& writer, const credential::Knowledge& knowledge,
                      const credential::Provenance& provenance);
/// The member `sources` at the end of each JSON.
void write_used_sources(json::Writer& writer, const std::vector<credential::UsedSource>& sources);
/// The lines at the end of each text: what to verify, where, and how old the facts are.
std::string verify_text(const std::vector<credential::UsedSource>& sources, Date today,
                        std::size_t width, const render::Styler& styler);
/// A paragraph in lines within `width` cells, all of them indented; the first begins with `head`,
/// under whose end the others stand.
std::string paragraph(const std::string& text, std::size_t indent, std::size_t width,
                      std::string_view head = "");
/// A column whose text goes on in further lines where room is short.
render::Column wrapping(std::string heading, std::size_t least);
/// Says a sentence on stderr in lines that fit the terminal.
void say_wrapped(sys::Terminal& terminal, const std::string& sentence);
/// "held", "lapsed", "candidate", or "" for what is not held.
std::string held_word(const CertFacts& facts, const credential::Credential& credential);
/// One source of these lines, as one sentence.
std::string verify_line(const credential::UsedSource& source, Date today);

/// "$260"; with cents only where there are any.
std::string dollars(double usd);

}  // namespace medtech::cmd
