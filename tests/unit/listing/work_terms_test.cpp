// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_terms.hpp"

#include "core/listing/shift_hours.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

// "permanent full-time night", "-" for what is unknown.
std::string shown(const WorkTerms& terms) {
  return (terms.employment_type ? to_string(*terms.employment_type) : "-") + " " +
         (terms.schedule ? to_string(*terms.schedule) : "-") + " " +
         (terms.shift ? to_string(*terms.shift) : "-");
}

struct Row {
  std::string_view text;
  std::string_view terms;
};

template <typename Read>
void check(Read read, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(read(row.text)) == row.terms);
  }
}

}  // namespace

TEST_CASE("labels are read in the spellings of all sources") {
  check(parse_term_labels, {
                               {"FULL_TIME", "- full-time -"},
                               {"Full time", "- full-time -"},
                               {"FullTime", "- full-time -"},
                               {"full_time", "- full-time -"},
                               {"Full-Time/Regular", "permanent full-time -"},
                               {"fulltime_permanent", "permanent full-time -"},
                               {"Regular Full Time Days", "permanent full-time day"},
                               {"Part-time", "- part-time -"},
                               {"PART_TIME", "- part-time -"},
                               {"PRN", "- prn -"},
                               {"PRN, Part-time", "- prn -"},
                               {"Per Diem", "- per-diem -"},
                               {"PER_DIEM", "- per-diem -"},
                               {"Casual", "- prn -"},
                               {"On-Call", "- prn -"},
                               {"Call-in/On-Call", "- prn -"},
                               {"Days, on-call every fourth week", "- - day"},
                               {"On-call rotation", "- - -"},
                               {"Intermittent", "- prn -"},
                               {"Weekend Option", "- weekender -"},
                               {"7 on / 7 off, Nights", "- seven-on-seven-off night"},
                               {"0.6 FTE", "- part-time -"},
                               {"FTE 1.0", "- full-time -"},
                               {"Regular", "permanent - -"},
                               {"Permanent, Full-time", "permanent full-time -"},
                               {"CONTRACTOR", "contract - -"},
                               {"Freelance", "contract - -"},
                               {"Contract-to-hire", "contract-to-hire - -"},
                               {"Temp to Perm", "contract-to-hire - -"},
                               {"TEMPORARY", "temporary - -"},
                               {"Temporary, Contract", "contract - -"},
                               {"Seasonal", "temporary - -"},
                               {"Term", "temporary - -"},
                               {"INTERN", "internship - -"},
                               {"Internships", "internship - -"},
                               {"VOLUNTEER", "volunteer - -"},
                               {"Day", "- - day"},
                               {"1st Shift", "- - day"},
                               {"First Shift (United States of America)", "- - day"},
                               {"Evenings", "- - evening"},
                               {"2nd", "- - evening"},
                               {"Overnight", "- - night"},
                               {"Third Shift", "- - night"},
                               {"Rotating", "- - rotating"},
                               {"Variable", "- - variable"},
                               {"Weekends", "- - weekend"},
                               {"Weekend Nights", "- - night"},
                               {"7p - 7a", "- - night"},
                           });
}

TEST_CASE("days of the week and hours of the day make a full week") {
  check(find_terms_in_text,
        {
            {"Mon through Fri 8-4:30, no call", "- full-time day"},
            {"Shift: Monday to Thursday, 3:00 PM - 1:30 AM", "- full-time evening"},
            {"Tuesday-Saturday 12:00am-8:30am", "- full-time night"},
            {"M-F 7:30-4", "- full-time day"},
            {"Monday - Friday 9am-1pm", "- - day"},
            {"Fri-Sun 7a-7p", "- - day"},
            {"The clinic is open Monday to Friday, 8am to 5pm", "- - -"},
        });
}

TEST_CASE("keys without a mark, and values beside the next key, are read") {
  check(find_terms_in_text,
        {
            {"Work schedule Full-time\nAppointment type Permanent", "permanent full-time -"},
            {"Position Type: Regular Full-Time    Pay Grade: 114", "permanent full-time -"},
            {"Position Type: Regular Full-Time Pay Grade: 114", "permanent full-time -"},
            {"Shift: Evening Shift\nTemporary or Regular: This is a regular position",
             "permanent - evening"},
            {"Baylor (weekend only) positions pay another rate.", "- - -"},
        });
}

TEST_CASE("labels that contradict each other or mean no term say nothing") {
  check(parse_term_labels, {{"", "- - -"},
                            {"OTHER", "- - -"},
                            {"Shift work", "- - -"},
                            {"Multiple Schedules", "- - -"},
                            {"Full Time, Part Time", "- - -"},
                            {"FULL_TIME, PER_DIEM", "- - -"},
                            {"Days, Evenings, Nights", "- - -"},
                            {"Permanent, Temporary", "- - -"}});
}

TEST_CASE("titles tell terms in parts of their own and in plain words") {
  check(find_terms_in_title, {
                                 {"MLS - Nights", "- - night"},
                                 {"Medical Technologist (Evenings)", "- - evening"},
                                 {"Med Tech, Night Shift", "- - night"},
                                 {"BMET II 2nd Shift", "- - evening"},
                                 {"BMET I - Day", "- - day"},
                                 {"Medical Technologist - Rotating", "- - rotating"},
                                 {"Phlebotomist PRN", "- prn -"},
                                 {"PRN - as needed Phlebotomist", "- prn -"},
                                 {"Per Diem Medical Technologist", "- per-diem -"},
                                 {"Lab Assistant - Part Time - Days", "- part-time day"},
                                 {"Medical Lab Scientist Full Time Days", "- full-time day"},
                                 {"MLT (7 on/7 off) Nights", "- seven-on-seven-off night"},
                                 {"Weekend Option MLS", "- weekender -"},
                                 {"Medical Technologist - 0.6 FTE", "- part-time -"},
                                 {"MLS 7p-7a", "- - night"},
                                 {"Cytotechnologist, 8a-4:30p", "- - day"},
                                 {"BMET - Contract", "contract - -"},
                                 {"Field Engineer (Contract to Hire)", "contract-to-hire - -"},
                                 {"Temporary Lab Assistant", "temporary - -"},
                                 {"Clinical Laboratory Intern", "internship - -"},
                                 {"MLS Nights, rotating weekends", "- - night"},
                             });
}

TEST_CASE("words of titles that only look like terms are left alone") {
  check(find_terms_in_title, {{"Day Surgery Technician", "- - -"},
                              {"Contract Specialist", "- - -"},
                              {"Volunteer Coordinator", "- - -"},
                              {"Internal Auditor", "- - -"},
                              {"First Assistant", "- - -"},
                              {"Physical Therapist PT", "- - -"},
                              {"Phlebotomist, No Weekends", "- - -"},
                              {"MLT/MLS - Full or Part Time", "- - -"},
                              {"MLT - Full/Part Time", "- - -"},
                              {"", "- - -"}});
}

TEST_CASE("lines of a text that name their subject are read as labels") {
  check(find_terms_in_text,
        {
            {"Shift: Nights", "- - night"},
            {"Work Shift: Night (United States of America)", "- - night"},
            {"Primary Shift: Evening", "- - evening"},
            {"Shift Type: Rotating", "- - rotating"},
            {"Shift: Day Job Type: Full-time", "- full-time day"},
            {"Shift\nDays\nLocation", "- - day"},
            {"Shift: Evenings; rotating weekends and holidays", "- - evening"},
            {"Work Schedule: Monday - Friday, 6:00am - 2:30pm; weekends on rotation.",
             "- full-time day"},
            {"Laboratory\nShift Days\nStatus", "- - day"},
            {"Shift Variable. Starts at 17.25", "- - variable"},
            {"Shift work is required.\nShift days may vary.", "- - -"},
            {"Work Schedule: Monday-Friday 7:00am - 4:00pm with rotating Saturdays",
             "- full-time day"},
            {"Shift/Schedule: Nights 7p-7a", "- - night"},
            {"Shift Details: Full-time, 72 hours per pay period, nights 2230-0700",
             "- full-time night"},
            {"Work Schedule: Monday - Friday, 8:00am - 4:30pm", "- full-time day"},
            {"Schedule: Full Time, Days, every other weekend", "- full-time day"},
            {"Hours: 7:00 AM - 3:30 PM", "- - day"},
            {"Hours\n7:00 am to 3:30 pm", "- - day"},
            {"Hours: 2300-0730", "- - night"},
            {"FTE: 0.6", "- part-time -"},
            {"FTE\n1.00\nSchedule", "- full-time -"},
            {"Scheduled Weekly Hours: 40", "- full-time -"},
            {"Hours per week: 24", "- part-time -"},
            {"Standard Hours: 36.00", "- full-time -"},
            {"Employment Type: Regular Full-Time", "permanent full-time -"},
            {"Position Type: Unscheduled/Per Diem, Non-Exempt\nSchedule: Variable",
             "- per-diem variable"},
            {"Status: Full Time", "- full-time -"},
            {"BMET II\nFull Time - Days\nDayton", "- full-time day"},
            {"Job Type: Full-time\nSchedule:\n8 hour shift\nDay shift", "- full-time day"},
            {"Regular or Temporary Position: Regular\nShift: Evening\nHoliday Rotation: ROTATING",
             "permanent - evening"},
        });
}

TEST_CASE("sentences are believed where they speak plainly of this work") {
  check(find_terms_in_text,
        {
            {"3x12 nights", "- full-time night"},
            {"Three 12-hour night shifts per week", "- - night"},
            {"This position works 2nd shift.", "- - evening"},
            {"We are seeking a night shift Medical Laboratory Scientist.", "- - night"},
            {"Rotating shifts required", "- - rotating"},
            {"This is a full-time position.", "- full-time -"},
            {"You will be working 7 on 7 off.", "- seven-on-seven-off -"},
            {"Weekend package", "- weekender -"},
            {"This is a PRN position", "- prn -"},
            {"PRN \u2013 as needed", "- prn -"},
            {"Works 36 hours/week", "- full-time -"},
            {"0.9 FTE, night shift", "- full-time night"},
            {"This is a temporary position", "temporary - -"},
            {"13 week contract", "contract - -"},
        });
}

TEST_CASE("plain lines and items tell schedule and shift") {
  check(find_terms_in_text,
        {
            {"Full-time, days", "- full-time day"},
            {"Monday-Friday 8:00-4:30", "- full-time day"},
            {"M-F 7:30-4", "- full-time day"},
            {"M\u2013F 7:30\u20134. No call.", "- full-time day"},
            {"This is an evening position, 1430-2300", "- - evening"},
            {"Hours are 6:30 to 3:00 Monday through Friday.", "- full-time day"},
            {"Sunday through Thursday, 9:00pm to 5:30am", "- full-time night"},
            {"Shift: Nights (10:30 pm - 7:00 am)", "- - night"},
            {"Full time 40 hours per week", "- full-time -"},
            {"Work Schedule: M-F 7:30-4:00. FTE 1.0", "- full-time day"},
            {"100% FTE", "- full-time -"},
            {"8 hour days, Mon-Fri, 40 hrs guaranteed.", "- full-time -"},
            {"Schedule: 40 hours, days, hybrid (1 day home)", "- full-time day"},
            {"This position is full time, first shift.", "- full-time day"},
            {"FULL TIME M-F 8-4:30, $25-$33 hourly", "- full-time day"},
            {"4 tens, no weekends", "- full-time -"},
            {"Pay grade 7. Full time. Permanent after a year.", "- full-time -"},
        });
}

TEST_CASE("hours of a house, counts of nights and prices of shifts are no terms of the work") {
  check(find_terms_in_text,
        {
            {"The lab is open Monday - Friday 7am-5pm", "- - -"},
            {"Call us Mon-Fri 8-5", "- - -"},
            {"Travel 80%, ~8 nights/month.", "- - -"},
            {"Bonus: $12,000 for night shift / $6,000 for other shifts", "- - -"},
            {"Full-time, part-time and PRN openings", "- - -"},
            {"Due within 10 days, by mail", "- - -"},
            {"Pays $15-18", "- - -"},
            {"Hours: 0400-1430", "- - -"},
        });
}

TEST_CASE("what may be, was before, is for others or paid extra is not believed") {
  check(find_terms_in_text, {
                                {"You may be required to work nights and weekends.", "- - -"},
                                {"Must be able to work rotating shifts", "- - -"},
                                {"Supports day-to-day operations", "- - -"},
                                {"Night shift differential paid", "- - -"},
                                {"We offer evening and night shift differentials", "- - -"},
                                {"Day, evening, or night shift", "- - -"},
                                {"Experience with night shift preferred", "- - -"},
                                {"Trains on day shift for 6 weeks, then night shift", "- - -"},
                                {"Supervises the night shift team", "- - -"},
                                {"Administers PRN medications", "- - -"},
                                {"Benefits for full-time and part-time employees", "- - -"},
                                {"Full time employees receive", "- - -"},
                                {"5 years of full-time experience", "- - -"},
                                {"Up to 20 hours per week", "- - -"},
                                {"May lead to a permanent position", "- - -"},
                                {"Negotiates contracts with vendors", "- - -"},
                                {"Flexible hours", "- - -"},
                                {"Full Time\nPart Time", "- - -"},
                                {"", "- - -"},
                            });
}

TEST_CASE("labels win over the title, and the title over the text") {
  RawListing raw;
  raw.shift = "Evening";
  raw.employment_type = "Full time, Regular";
  const auto terms = work_terms(raw, "MLS - Nights PRN", "FTE: 0.5\nThis is a 13 week contract.");
  CHECK(shown(terms) == "permanent full-time evening");
  CHECK(shown(work_terms({}, "MLS - Nights", "Shift: Days\nFTE: 0.5")) == "- part-time night");
}

TEST_CASE("hours tell the shift") {
  struct Hours {
    std::string_view text;
    std::optional<Shift> shift;
  };
  const std::vector<Hours> rows{
      {"7a-3:30p", Shift::day},    {"6:30 AM to 3:00 PM", Shift::day},
      {"7a-7p", Shift::day},       {"0700-1530", Shift::day},
      {"7-3:30pm", Shift::day},    {"3:00 PM \u2013 11:30 PM", Shift::evening},
      {"3-11pm", Shift::evening},  {"2:30p.m. - 11p.m.", Shift::evening},
      {"6p-6a", Shift::night},     {"11pm-7:30am", Shift::night},
      {"2300-0730", Shift::night}, {"12am-8am", Shift::night},
      {"11a-11p", std::nullopt},   {"7a-3p or 3p-11p", std::nullopt},
      {"8-5", std::nullopt},       {"2026-2027", std::nullopt},
      {"$15-18", std::nullopt},    {"4a-12:30p", std::nullopt},
      {"12 hours", std::nullopt},  {"25:00am-26:00pm", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(shift_of_hours(row.text) == row.shift);
  }
  CHECK(shift_of_hours("M-F 8-5", true) == Shift::day);
  CHECK(find_terms_in_title("Lab Assistant $15-18").shift == std::nullopt);
}

TEST_CASE("a text of nothing but terms is read in bounded time") {
  std::string text;
  while (text.size() < 200'000) text += "shift: night shift or full time prn 0.6 fte 36 hours 7a-";
  (void)find_terms_in_text(text);
  RawListing raw;
  raw.shift = text;
  (void)work_terms(raw, "MLS", text);
}

TEST_CASE("contracts, terms and shifts are read in short notes too") {
  check(find_terms_in_text,
        {
            {"Direct hire", "permanent - -"},
            {"Permanent full-time. Shift: any.", "permanent full-time -"},
            {"Term appointment NTE 13 months", "temporary - -"},
            {"Internship for MLS students", "internship - -"},
            {"Local contract 13 weeks", "contract - -"},
            {"Days, evenings, and nights as needed", "- - variable"},
            {"0.6 FTE nights 7p-7:30a", "- part-time night"},
            {"20-24 hours a week, evenings", "- part-time evening"},
            {"Weekender option: every Sat & Sun nights", "- weekender night"},
            {"10:30pm to 7am", "- - night"},
            {"Part time (24 hrs), every other weekend, 3pm-11:30pm", "- part-time evening"},
            {"Graveyard", "- - night"},
            {"72 hours biweekly", "- full-time -"},
            {"Hours per Pay Period: 80", "- full-time -"},
            {"Casual", "- prn -"},
            {"Dress is business casual", "- - -"},
            {"Completed an internship for students", "- - -"},
            {"Clinic hours 8am-5pm", "- - -"},
            {"Shift varied: 10 AM - 6:30 PM usual", "- - -"},
        });
}

TEST_CASE("shifts that rotate, and weeks by the number of shifts, are read in words") {
  check(find_terms_in_text,
        {
            {"Position works graveyard, 10 hour shifts, four per week.", "- full-time night"},
            {"Schedule: rotating 12 hour shifts incl. nights", "- - rotating"},
            {"Rotating days and evenings with every third weekend.", "- - rotating"},
            {"Three 12-hour shifts, Sunday off", "- full-time -"},
            {"Two 12-hour shifts", "- - -"},
            {"3 x 12s, 36 hours.", "- full-time -"},
            {"Works 4x10s.", "- full-time -"},
            {"3-12s, rotating days/nights", "- full-time rotating"},
            {"We have openings on evenings.", "- - evening"},
            {"HOURS 2:30p-11p.", "- - evening"},
            {"Hours: 3p-1130p", "- - evening"},
            {"PM shift, every other weekend", "- - evening"},
            {"AM shift", "- - day"},
            {"Shift: Mids", "- - night"},
            {"Full time W2. Benefits.", "- full-time -"},
            {"FTE 100% Career", "- full-time -"},
            {".8 FTE (64 hours biweekly).", "- part-time -"},
            {"Weekend Warrior (work 24 get paid 36).", "- weekender -"},
            {"DEPARTMENT: Laboratory FLSA: non-exempt STATUS: full time, 36 hrs (3 x 12, days "
             "6a-630p) plus call",
             "- full-time day"},
            {"Pay scale GS 9. Appointment type Permanent. Work schedule Full-time. Travel none.",
             "permanent full-time -"},
            {"Status: Full-Time. Work schedule: Monday-Friday 1 PM - 9:30 PM; on call.",
             "- full-time evening"},
            {"HOURS: 40/wk M-F days + call 1 wk in 3.", "- full-time day"},
            {"PAY: base $105K + truck + per diem.", "- - -"},
            {"Day shift; 40 h; occasionally on call", "- full-time day"},
            {"Scheduled Weekly Hours:40Job Description: tests.", "- full-time -"},
            {"Be flexible with your schedule: the center is open 7 days, 6 am to 8 pm.", "- - -"},
        });
}

TEST_CASE("shifts are read in the short forms of systems and of speech") {
  check(find_terms_in_text,
        {
            {"Shift: PM", "- - evening"},
            {"Shift: AM", "- - day"},
            {"Shift: E", "- - evening"},
            {"Shift: D/E rotating", "- - rotating"},
            {"Shift: D/N rotation", "- - rotating"},
            {"Shift: D/E", "- - -"},
            {"Shift: 3-11", "- - evening"},
            {"Shift: 11-7", "- - night"},
            {"Shift: 7-7", "- - -"},
            {"Shift: 3p to midnight", "- - evening"},
            {"Shift: Days 5x8", "- full-time day"},
            {"ShiftDay\nStatusFull Time with Benefits", "- full-time day"},
            {"Shift is 1st.", "- - day"},
            {"The shift is 3rd, Sun-Thu.", "- - night"},
            {"The shift is days or nights.", "- - -"},
            {"Tour of duty: Monday - Friday, 3:30 pm - 12:00 am", "- full-time evening"},
            {"Hours: noon to 8", "- - evening"},
            {"Work schedule: noon to 8:30 pm", "- - evening"},
            {"Days rotating to nights.", "- - rotating"},
            {"A rotating schedule between 6am and 7pm", "- - rotating"},
            {"Nights, 7on/7off", "- seven-on-seven-off night"},
            {"Work 7 days on, 7 days off.", "- seven-on-seven-off -"},
            {"Seven days on / seven days off.", "- seven-on-seven-off -"},
            {"PRN/OCC, Variable shifts", "- prn variable"},
            {"Standard hours 40", "- full-time -"},
            {"0.5 - 1.0 FTE negotiable", "- - -"},
            {"M-F days 1.0 FTE", "- full-time day"},
            {"Phlebotomists draw as needed. AM draws. The PM of analyzers.", "- - -"},
        });
}

}  // namespace medtech::listing
