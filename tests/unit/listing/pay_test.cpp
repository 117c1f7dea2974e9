// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/pay.hpp"

#include "core/listing/pay_interval.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

// "30.5-41 USD/hour", "-45 USD/hour" (up to), "30- USD/hour" (from), "?" for an unknown interval;
// "" for none.
std::string shown(const std::optional<Pay>& pay) {
  if (!pay) return {};
  const auto amount = [](std::optional<double> value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  return fmt::format("{}-{} {}/{}", amount(pay->min), amount(pay->max), pay->currency,
                     pay->interval ? to_string(*pay->interval) : "?");
}

struct Row {
  std::string_view text;
  std::string_view pay;
};

void check_fields(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    RawPay raw;
    raw.text = row.text;
    const auto pay = parse_pay(raw, "");
    CHECK(shown(pay) == row.pay);
    if (pay) CHECK(pay->source == PaySource::stated);
  }
}

void check_texts(const std::vector<Row>& rows) {
  const auto places = ontology::embedded_places();
  const Place dayton{"Dayton", "OH", "", "US", {}, {}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto pay = find_pay(row.text, dayton, places);
    CHECK(shown(pay) == row.pay);
    if (pay) CHECK(pay->source == PaySource::text);
  }
}

}  // namespace

TEST_CASE("two weeks and half a month in a field, however they are written") {
  for (const char* written :
       {"bi-week-salary", "BI_WEEKLY", "Bi Weekly", "biweekly", "bi-weekly"}) {
    CAPTURE(written);
    const auto interval = interval_of_field(written);
    REQUIRE(interval);
    CHECK(*interval == NamedInterval{PayInterval::week, 0.5});
  }
  for (const char* written : {"semi-month-salary", "SEMI_MONTHLY", "Semi Monthly", "semimonthly"}) {
    CAPTURE(written);
    const auto interval = interval_of_field(written);
    REQUIRE(interval);
    CHECK(*interval == NamedInterval{PayInterval::month, 2});
  }
  CHECK_FALSE(interval_of_field("bi"));
  CHECK_FALSE(interval_of_field("semi-annual bonus"));
}

TEST_CASE("a source's pay text is read in the shapes boards write") {
  check_fields({
      {"$31.50 \u2013 $42/hr", "31.5-42 USD/hour"},
      {"$31.50-$42.75 per hour", "31.5-42.75 USD/hour"},
      {"$27.36-$35.50 Hourly", "27.36-35.5 USD/hour"},
      {"$35.00/HR", "35-35 USD/hour"},
      {"$18 - $35 an hour", "18-35 USD/hour"},
      {"$25 - 30/hour", "25-30 USD/hour"},
      {"$25-30", "25-30 USD/hour"},
      {"$30.00/Hr. - $40.00/Hr.", "30-40 USD/hour"},
      {"$30.00 per hour to $40.00 per hour", "30-40 USD/hour"},
      {"$30.00 Hourly - $40.00 Hourly", "30-40 USD/hour"},
      {"Between $30 and $40 per hour", "30-40 USD/hour"},
      {"From $30 to $40 an hour", "30-40 USD/hour"},
      {"$20.00-25.00/hour DOE", "20-25 USD/hour"},
      {"$41 - $32/hr", "32-41 USD/hour"},
      {"$66,000.00 - $83,000.00 Annually", "66000-83000 USD/year"},
      {"$116k - $141k", "116000-141000 USD/year"},
      {"Step 1 $25.61, Step 10 $36.48", "25.61-36.48 USD/hour"},
      {"$72-88k", "72000-88000 USD/year"},
      {"$80K\u2013$95K", "80000-95000 USD/year"},
      {"$125,000 - $178,000 / year", "125000-178000 USD/year"},
      {"Salary: 59,240.00 - 94,184.00 USD Annual", "59240-94184 USD/year"},
      {"$85,000", "85000-85000 USD/year"},
      {"USD 85,000", "85000-85000 USD/year"},
      {"85,000 USD", "85000-85000 USD/year"},
      {"72k-88k", "72000-88000 /year"},
      {"36,740-64,228", "36740-64228 /year"},
      {"80k", "80000-80000 /year"},
      {"$2,400/week", "2400-2400 USD/week"},
      {"$2.4k/week", "2400-2400 USD/week"},
      {"$1,960 - $2,140 weekly gross", "1960-2140 USD/week"},
      {"$6,500/month", "6500-6500 USD/month"},
      {"$400/day", "400-400 USD/day"},
      {"$2,300 biweekly", "1150-1150 USD/week"},
      {"$2,300 Bi-Weekly", "1150-1150 USD/week"},
      {"$3,000 semi-monthly", "6000-6000 USD/month"},
      {"Pay range: $28.10 to $42.15", "28.1-42.15 USD/hour"},
      {"Hiring Range: $31.12 - $46.63", "31.12-46.63 USD/hour"},
      {"Minimum: $27.50/hour Maximum: $38", "27.5-38 USD/hour"},
      {"Min $60,000 Mid $75,000 Max $90,000", "60000-90000 USD/year"},
      {"up to $45/hr", "-45 USD/hour"},
      {"starting at $30", "30- USD/hour"},
      {"From $26.75 per hour", "26.75- USD/hour"},
      {"$30+/hr", "30- USD/hour"},
      {"$30/hr+", "30- USD/hour"},
      {"Max $31+/hr", "31- USD/hour"},
      {"$38.46 USD Hourly", "38.46-38.46 USD/hour"},
      {"USD $38.46 per hour", "38.46-38.46 USD/hour"},
      {"US$32.50/hr", "32.5-32.5 USD/hour"},
      {"CA$70,000 - CA$90,000", "70000-90000 CAD/year"},
      {"$70,000 - $90,000 CAD", "70000-90000 CAD/year"},
      {"C$35/hr", "35-35 CAD/hour"},
      {"AUD 95,000", "95000-95000 AUD/year"},
      {"\u00A335,000 - \u00A342,000 per annum", "35000-42000 GBP/year"},
      {"\u20AC45.000 - \u20AC55.000", "45000-55000 EUR/year"},
      {"45.000 \u20AC - 55.000 \u20AC", "45000-55000 EUR/year"},
      {"32,50 \u20AC/hour", "32.5-32.5 EUR/hour"},
  });
}

TEST_CASE("an interval that nothing states or that can't be meant stays unknown") {
  check_fields({
      {"25-30", "25-30 /?"},
      {"20.00 - 25.00", "20-25 /?"},
      {"$4,500", "4500-4500 USD/?"},
      {"$65,000/hr", "65000-65000 USD/?"},
      {"$32.50 annually", "32.5-32.5 USD/?"},
      {"PLN 12,000", "12000-12000 PLN/?"},
  });
}

TEST_CASE("a pay text without an amount of pay is none") {
  check_fields({{"", ""},
                {"DOE", ""},
                {"Competitive", ""},
                {"Commensurate with experience", ""},
                {"Hourly", ""},
                {"N/A", ""},
                {"0", ""},
                {"$0.00", ""},
                {"$5,000 sign-on bonus", ""},
                {"$0.65 per mile", ""},
                {"Not Displayed", ""},
                {"5%", ""}});
}

TEST_CASE("numbers of a source's fields go with its interval") {
  struct Fields {
    std::optional<double> min;
    std::optional<double> max;
    std::string_view currency;
    std::string_view interval;
    std::string_view pay;
  };
  const std::vector<Fields> rows{
      {32.5, 41, "USD", "HOUR", "32.5-41 USD/hour"},
      {32.5, 41, "usd", "Per Hour", "32.5-41 USD/hour"},
      {32.5, 41, "USD", "per-hour-wage", "32.5-41 USD/hour"},
      {32.5, 41, "USD", "1 HOUR", "32.5-41 USD/hour"},
      {55204, 71760, "USD", "PA", "55204-71760 USD/year"},
      {55204, 71760, "USD", "Per Year", "55204-71760 USD/year"},
      {55204, 71760, "USD", "per-year-salary", "55204-71760 USD/year"},
      {55204, 71760, "USD", "YEARLY", "55204-71760 USD/year"},
      {28.5, 33, "", "PH", "28.5-33 /hour"},
      {4512, 6029, "USD", "Monthly", "4512-6029 USD/month"},
      {2300, 2500, "USD", "Bi-weekly", "1150-1250 USD/week"},
      {2300, 2500, "USD", "BW", "1150-1250 USD/week"},
      {300, 420, "USD", "PD", "300-420 USD/day"},
      {300, 420, "USD", "PW", "300-420 USD/?"},
      {55204, 71760, "USD", "HOUR", "55204-71760 USD/?"},
      {32.5, 41, "USD", "", "32.5-41 USD/hour"},
      {55204, 71760, "USD", "", "55204-71760 USD/year"},
      {5000, 6000, "USD", "", "5000-6000 USD/?"},
      {41, 32.5, "USD", "HOUR", "32.5-41 USD/hour"},
      {32.5, std::nullopt, "USD", "HOUR", "32.5- USD/hour"},
      {std::nullopt, 41, "USD", "HOUR", "-41 USD/hour"},
      {0, 41, "USD", "HOUR", "-41 USD/hour"},
      {0, 0, "USD", "HOUR", ""},
      {-5, std::numeric_limits<double>::quiet_NaN(), "USD", "HOUR", ""},
      {40, 50, "dollars", "HOUR", "40-50 /hour"},
      {9800, 12'000, "USD", "Per Year", "9800-12000 USD/year"},
      {900'000, 1'200'000, "JPY", "", "900000-1200000 JPY/?"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.interval);
    CAPTURE(row.pay);
    RawPay raw{row.min, row.max, std::string(row.currency), std::string(row.interval), ""};
    CHECK(shown(parse_pay(raw, "US")) == row.pay);
  }
  SUBCASE("else the interval comes from the text beside them") {
    const RawPay raw{61'000, 75'000, "USD", "", "Annual Salary Range"};
    CHECK(shown(parse_pay(raw, "US")) == "61000-75000 USD/year");
  }
  SUBCASE("a dollar sign is of the country") {
    RawPay raw;
    raw.text = "$40 - $45/hr";
    CHECK(shown(parse_pay(raw, "CA")) == "40-45 CAD/hour");
    CHECK(shown(parse_pay(raw, "DE")) == "40-45 /hour");
    raw = {{}, {}, "US dollars", "", "40 - 45 hourly"};
    CHECK(shown(parse_pay(raw, "US")) == "40-45 /hour");
  }
}

TEST_CASE("yearly figures follow from the interval alone") {
  RawPay raw;
  raw.text = "$31.05 - $46.50/hr";
  const auto hourly = parse_pay(raw, "US");
  REQUIRE(hourly);
  CHECK(hourly->annual_min == 64'584.0);
  CHECK(hourly->annual_max == 96'720.0);
  raw.text = "$4,500";
  const auto unknown = parse_pay(raw, "US");
  REQUIRE(unknown);
  CHECK_FALSE(unknown->annual_min);
  CHECK_FALSE(unknown->annual_max);
}

TEST_CASE("a posting's text gives the pay it states") {
  check_texts({
      {"Pay range: $28.10 to $42.15", "28.1-42.15 USD/hour"},
      {"The pay range for this position is $32.50 - $41.00 per hour, depending on experience.",
       "32.5-41 USD/hour"},
      {"Hourly Range: $26.36-$36.50", "26.36-36.5 USD/hour"},
      {"Salary Range\n$66,000 - $83,000", "66000-83000 USD/year"},
      {"Annual Salary:\n$165,000 \u2014 $195,000 USD", "165000-195000 USD/year"},
      {"The base range for this role is $68,172 - $94,960 plus equity.", "68172-94960 USD/year"},
      {"The estimated salary range is $61,000 - $96,000/year. Total compensation may include a "
       "bonus.",
       "61000-96000 USD/year"},
      {"Pay: $32-41/hr. $10,000 sign-on bonus available!", "32-41 USD/hour"},
      {"Base pay $32.00/hr, shift differential $4.00/hr", "32-32 USD/hour"},
      {"$32.00/hr + $4/hr nights", "32-32 USD/hour"},
      {"Pay: $32.50/hr (plus shift differentials)", "32.5-32.5 USD/hour"},
      {"Estimated pay: $33.00/hr, Sign on bonus $7,500", "33-33 USD/hour"},
      {"Earn up to $45/hr", "-45 USD/hour"},
      {"The starting hourly rate is $27.00", "27- USD/hour"},
      {"Minimum: $27.50/hour\nMaximum: $38.00/hour", "27.5-38 USD/hour"},
      {"Pay Range Minimum: $28.10\nPay Range Maximum: $42.15", "28.1-42.15 USD/hour"},
      {"Minimum $28.10 Midpoint $35.12 Maximum $42.15 hourly", "28.1-42.15 USD/hour"},
      {"Minimum pay $30.00/hr Maximum pay $45.00/hr", "30-45 USD/hour"},
      {"Base Salary Minimum: USD $58,000.00/Yr. Base Salary Maximum: USD $87,000.00/Yr.",
       "58000-87000 USD/year"},
      {"Weekly pay: $1,960 - $2,140 gross", "1960-2140 USD/week"},
      {"$1,400/week tax-free stipend, $28/hr taxable", "28-28 USD/hour"},
      {"Travel MLT assignment pays $2,400/week", "2400-2400 USD/week"},
      {"Compensation: $85k-$95k DOE", "85000-95000 USD/year"},
      {"Biomedical Equipment Technician $30 - $41/hr", "30-41 USD/hour"},
      {"Medical Technologist | Nights | $38.50/hour", "38.5-38.5 USD/hour"},
      {"Competitive pay, $3,000 retention bonus and a base of $33.75/hr", "33.75-33.75 USD/hour"},
      {"Hourly pay based on experience and education: $30 - $41", "30-41 USD/hour"},
      {"Salary $80,000 - $95,000, bonus eligible", "80000-95000 USD/year"},
      {"Per Diem: $45.00/hr", "45-45 USD/hour"},
      {"Rate of pay: $19.24/hr - $28.86/hr", "19.24-28.86 USD/hour"},
      {"Pay Basis: Hourly  Pay: $24.33 - $36.49", "24.33-36.49 USD/hour"},
      {"Hourly pay range is between $27.68 - $41.52 (Min-Max)", "27.68-41.52 USD/hour"},
      {"Monthly salary: $4,512 - $6,029", "4512-6029 USD/month"},
      {"$2,356.80 Biweekly", "1178.4-1178.4 USD/week"},
      {"Salary $27.84 - $36.05 Hourly $57,907.20 - $74,984.00 Annually", "27.84-36.05 USD/hour"},
      {"Salary: 59,240.00 - 94,184.00 USD Annual", "59240-94184 USD/year"},
      {"CAD 70,000 - 90,000 per year", "70000-90000 CAD/year"},
      {"Pay: From $26.75 per hour\nBenefits:\n401(k) matching", "26.75- USD/hour"},
  });
}

TEST_CASE("lines that name pay but no currency are read where their label leaves no doubt") {
  check_texts({
      {"About us\nSalary Range: 36,740-64,228\nApply", "36740-64228 /year"},
      {"Hiring Range: 31.12 - 46.63", "31.12-46.63 /hour"},
      {"Hourly rate: 25 - 32", "25-32 /hour"},
      {"Minimum Salary: 27.12\nMaximum Salary: 42.01", "27.12-42.01 /hour"},
      {"Pay Grade: 25", ""},
      {"Salary Grade 12 - 14", ""},
      {"Pay: 40 hours a week", ""},
      {"Rate: 25", ""},
  });
}

TEST_CASE("money that is not the pay of the work is left alone") {
  check_texts({
      {"$10,000 sign-on bonus", ""},
      {"Sign-on bonus: $10,000", ""},
      {"Sign-On Bonus up to $15,000 for qualified candidates", ""},
      {"Sign-on bonus\n- $10,000 for nights\n- $5,000 for days", ""},
      {"Sign-on bonus: $5,000 (full-time) / $2,500 (part-time)", ""},
      {"We offer a $5,000 relocation allowance.", ""},
      {"Evening differential $2.50/hr and night differential $4.00/hr", ""},
      {"$4/hr night differential", ""},
      {"Weekend shift premium of $8.50 per hour", ""},
      {"On-call pay $9.00/hour", ""},
      {"Tuition reimbursement up to $5,250 per year", ""},
      {"401(k) match up to $2,000", ""},
      {"401k", ""},
      {"Student loan forgiveness up to $60,000", ""},
      {"Up to $25,000 annually in student debt relief", ""},
      {"$2.5 billion health system", ""},
      {"over $200B in annual spend", ""},
      {"revenue of $50,000,000 per year", ""},
      {"You will manage a budget of $250,000 - $500,000 annually", ""},
      {"service contracts valued at $100,000 per year", ""},
      {"Employee referral bonuses of $1,500", ""},
      {"Penalty of $25,000 for violations", ""},
      {"Must be 18; $15 minimum wage", ""},
      {"The minimum wage is $15 per hour", ""},
      {"Fertility benefit (up to $10,000 per year)", ""},
      {"life insurance of $50,000", ""},
      {"Car allowance of $500 per month", ""},
      {"Company vehicle and $75 daily per diem", ""},
      {"$1,200 weekly housing stipend", ""},
      {"$0.67 per mile", ""},
      {"$30 application fee", ""},
      {"Union dues $40/month", ""},
      {"We spent $40,000 to $50,000 on new analyzers", ""},
      {"Founded in 1926, a 650-bed hospital with 12,000 employees", ""},
      {"Compensation: DOE", ""},
      {"Pay is competitive and commensurate with experience", ""},
      {"", ""},
  });
}

TEST_CASE("of several ranges the listing's place decides, else the widest") {
  const auto places = ontology::embedded_places();
  const auto pay_in = [&](std::string_view text, std::string_view city, std::string_view state) {
    const Place place{std::string(city), std::string(state), "", "US", {}, {}};
    return shown(find_pay(text, place, places));
  };
  const std::string_view by_line =
      "Pay by location:\nColorado: $60,000 - $75,000\nCalifornia: $70,000 - $90,000\nOhio: $55,000 "
      "- "
      "$69,000";
  CHECK(pay_in(by_line, "Dayton", "OH") == "55000-69000 USD/year");
  CHECK(pay_in(by_line, "Denver", "CO") == "60000-75000 USD/year");
  CHECK(pay_in(by_line, "Boston", "MA") == "70000-90000 USD/year");
  const std::string_view by_code =
      "Pay range (OH): $28.00 - $35.00 per hour. Pay range (NY): $38.00 - $52.00 per hour.";
  CHECK(pay_in(by_code, "", "OH") == "28-35 USD/hour");
  CHECK(pay_in(by_code, "", "NY") == "38-52 USD/hour");
  const std::string_view in_sentence =
      "The salary range in New York is $80,000 - $95,000 and in Ohio $65,000 - $75,000.";
  CHECK(pay_in(in_sentence, "Albany", "NY") == "80000-95000 USD/year");
  CHECK(pay_in(in_sentence, "Dayton", "OH") == "65000-75000 USD/year");
  const std::string_view by_virginia =
      "West Virginia: $28 - $30 hourly; Virginia: $33 - $36 hourly";
  CHECK(pay_in(by_virginia, "", "VA") == "33-36 USD/hour");
  const std::string_view by_city =
      "Cincinnati: $30.00 - $36.00 hourly; Dayton: $28.00 - $33.00 hourly";
  CHECK(pay_in(by_city, "Dayton", "OH") == "28-33 USD/hour");
  CHECK(pay_in(by_city, "Toledo", "OH") == "30-36 USD/hour");
  CHECK(pay_in("Base pay $32.50-$48.75 per hour. New graduates earn $30/hr.", "", "") ==
        "32.5-48.75 USD/hour");
}

TEST_CASE("plain words of pay are read as people write them") {
  check_texts({
      {"Great team.\n$24-$29/hr, full time, 8 paid holidays, SIMPLE IRA.", "24-29 USD/hour"},
      {"Exempt, $84,500 - $112,000. ", "84500-112000 USD/year"},
      {"Salaried non-exempt $70k\u2013$84k. M\u2013F 7:30\u20134.", "70000-84000 USD/year"},
      {"34 hours a week. $20-24.", "20-24 USD/hour"},
      {"Mon-Fri 8:30-5  $17-$20", "17-20 USD/hour"},
      {"$82,000 - $101,000 + annual bonus to 10%", "82000-101000 USD/year"},
      {"$68K-$80K, hired as a regular employee", "68000-80000 USD/year"},
      {"$76,000-$101,000 + OT + incentive. Company vehicle.", "76000-101000 USD/year"},
      {"$43.00/hr premium weekend rate (fixed).", "43-43 USD/hour"},
      {"$2,600 per week incl per diem. Flights and rental car on us", "2600-2600 USD/week"},
      {"Salary Range: $3,294.00 - $4,610.00 pay frequency Monthly", "3294-4610 USD/month"},
      {"The salary range for this position in Massachusetts is $107,800 and $200,200 annual.",
       "107800-200200 USD/year"},
      {"Pay 24-36/hr w/ commission on parts", "24-36 /hour"},
      {"- On-call weekends once a month\n\nNice: Network+\n\n$76,000-$101,000 + OT. Van.",
       "76000-101000 USD/year"},
      {"AMT certification.\nTwo years' experience.\n\n$43.00/hr premium weekend rate (fixed).",
       "43-43 USD/hour"},
      {"Salary range: $80,000 and $10,000 for moving", "80000-80000 USD/year"},
      {"$39.66 - $55.72", "39.66-55.72 USD/hour"},
      {"Full-time. Minimum 81,100; midpoint 101,400; max 121,700 per annum.", "81100-121700 /year"},
      {"Rate:\u00A0$27.95 min., $39.80 max.", "27.95-39.8 USD/hour"},
      {"between 60 and 70 thousand dollars", "60000-70000 USD/year"},
      {"Salary: 65 thousand dollars a year", "65000-65000 USD/year"},
  });
}

TEST_CASE("sentences beside the pay have nothing to say of it") {
  check_texts({
      {"$24.00 - $31.00/hr. Weekend differential $2.00.", "24-31 USD/hour"},
      {"Full-time, on call. $36.00 - $44.00 per hour", "36-44 USD/hour"},
      {"AMT certification a plus. $25.00 - $31.00 per hour.", "25-31 USD/hour"},
      {"Pay: $23.00 - $28.50 per hour.\nPay Range for All Locations Listed: $21.11 - $33.72.",
       "23-28.5 USD/hour"},
      {"$2,150/wk taxable + $1,420/wk tax free per diem = $3,570 gross weekly.",
       "3570-3570 USD/week"},
  });
}

TEST_CASE("pay is read as systems print it") {
  check_texts({
      {"$36.01per hour - $61.94per hour", "36.01-61.94 USD/hour"},
      {"Salary $28.00-$36.00 per hour Sign on bonus $3000", "28-36 USD/hour"},
      {"Pay Transparency: $155,000.000 - $188,500.000 - $222,000.000", "155000-222000 USD/year"},
      {"Salary: $32.00 - $38.50 - $45.00", "32-45 USD/hour"},
      {"Salary $48,100 to - $62,526 per year", "48100-62526 USD/year"},
      {"Preferred Qualifications:\n- IPC-610 certification\n$22.75 hourly", "22.75-22.75 USD/hour"},
      {"$26/hr. 10% premium on nights, 5% evening premium.", "26-26 USD/hour"},
      {"Salary: Low $62,000 High $89,000", "62000-89000 USD/year"},
  });
}

TEST_CASE("steps and levels of the same work are one span") {
  check_texts({
      {"Wage: MLT $25.10-$36.85/hr, MLS $30.02-$44.60/hr", "25.1-44.6 USD/hour"},
      {"Hiring ranges: BMET 1 $22.10-$29.75; BMET 2 $26.80-$37.40; BMET 3 $31.95-$45.60 per hour",
       "22.1-45.6 USD/hour"},
      {"pay = trainee $19/hr - senior $45/hr", "19-45 USD/hour"},
      {"$20/hr for the 12-week training in our shop, then $24-$30 + commission", "20-30 USD/hour"},
      {"Starting at $17.25 per hour; experience credited up to $22.90.", "17.25-22.9 USD/hour"},
      {"$18.00 to start, $19.50 after sign-off, up to $24.25. Full time", "18-24.25 USD/hour"},
      {"Pay starts at $20.40/hr, with steps each six months to $26.", "20.4-26 USD/hour"},
      {"Pay: MLT $22.50 minimum; MLS $27.25 minimum.", "22.5- USD/hour"},
      {"HTL1 $35.12 - $52.90/hr; HTL2 $38.63 - $58.19/hr", "35.12-58.19 USD/hour"},
      {"PAY: Step 1 $25.61, Step 10 $36.48.", "25.61-36.48 USD/hour"},
      {"BMET I: $22-$27/hr\nBMET II: $27-$34/hr\nBMET III: $34-$42/hr", "22-42 USD/hour"},
  });
}

TEST_CASE("amounts without a word of pay that may be something else are none") {
  check_texts({
      {"HOW YOU'RE PAID: per completed appointment, $28 to $45 depending on the kit", ""},
      {"Gift cards of $25 - $50 on your birthday", ""},
      {"It costs $30-$40 to park", ""},
      {"Grants of $50,000-$80,000 a year come in", ""},
      {"We are a $300-$400 million company", ""},
      {"$5,000 - $10,000 at the start", ""},
      {"$20,000 and more came together", ""},
      {"$4-$6 nights", ""},
      {"Minimum 12,000; maximum 20,000 specimens", ""},
  });
}

TEST_CASE("a title's amount is its pay") {
  const auto in_title = [](std::string_view title) {
    return shown(find_pay_in_title(title, {}, ontology::embedded_places()));
  };
  CHECK(in_title("Contract BMET II/III - 13 weeks - $2,600/wk") == "2600-2600 USD/week");
  CHECK(in_title("MLS/MLT Nights (solo) - up to $45") == "-45 USD/hour");
  CHECK(in_title("Lab Assistant $15-18") == "15-18 USD/hour");
  CHECK(in_title("MLS - $15,000 Sign-On Bonus").empty());
  CHECK(in_title("MLT $10,000 SOB").empty());
  CHECK(in_title("MLS II").empty());
}

TEST_CASE("a text of nothing but money is read in bounded time") {
  std::string text;
  while (text.size() < 200'000) text += "$1.1.1 - (($30/ ";
  (void)find_pay(text, {}, {});
  (void)find_pay(std::string(200'000, '1'), {}, {});
  std::string labels;
  while (labels.size() < 200'000) labels += "pay: 1-1-1\n";
  CHECK_FALSE(find_pay(labels, {}, {}));
}

}  // namespace medtech::listing
