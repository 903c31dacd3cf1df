#include "story/markdown/region_code.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_map>

#include "base/utf8.h"
#include "story/markdown/text_fold.h"

namespace storylens {
namespace {

struct Country {
  const char* code;
  const char* names;  // separated by |, English first
};

// ISO 3166-1 with the names that newsrooms use, and those of Korean newsrooms.
// clang-format off
constexpr Country kCountries[] = {
    {"AD", "Andorra"}, {"AE", "United Arab Emirates|UAE|U.A.E.|아랍에미리트"}, {"AF", "Afghanistan|아프가니스탄"},
    {"AG", "Antigua and Barbuda"}, {"AI", "Anguilla"}, {"AL", "Albania|알바니아"}, {"AM", "Armenia|아르메니아"},
    {"AO", "Angola|앙골라"}, {"AQ", "Antarctica"}, {"AR", "Argentina|아르헨티나"}, {"AS", "American Samoa"},
    {"AT", "Austria|오스트리아"}, {"AU", "Australia|호주|오스트레일리아"}, {"AW", "Aruba"}, {"AX", "Åland Islands"},
    {"AZ", "Azerbaijan|아제르바이잔"}, {"BA", "Bosnia and Herzegovina|Bosnia|보스니아"}, {"BB", "Barbados"},
    {"BD", "Bangladesh|방글라데시"}, {"BE", "Belgium|벨기에"}, {"BF", "Burkina Faso|부르키나파소"},
    {"BG", "Bulgaria|불가리아"}, {"BH", "Bahrain|바레인"}, {"BI", "Burundi|부룬디"}, {"BJ", "Benin|베냉"},
    {"BL", "Saint Barthélemy|St Barthelemy"}, {"BM", "Bermuda"}, {"BN", "Brunei|Brunei Darussalam|브루나이"},
    {"BO", "Bolivia|볼리비아"}, {"BQ", "Bonaire, Sint Eustatius and Saba|Caribbean Netherlands"},
    {"BR", "Brazil|브라질"}, {"BS", "Bahamas|The Bahamas|바하마"}, {"BT", "Bhutan|부탄"}, {"BV", "Bouvet Island"},
    {"BW", "Botswana|보츠와나"}, {"BY", "Belarus|벨라루스"}, {"BZ", "Belize"}, {"CA", "Canada|캐나다"},
    {"CC", "Cocos Islands|Cocos (Keeling) Islands"},
    {"CD", "DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo|DRC|Congo-Kinshasa|콩고민주공화국"},
    {"CF", "Central African Republic|중앙아프리카공화국"},
    {"CG", "Congo|Republic of the Congo|Congo-Brazzaville|콩고"}, {"CH", "Switzerland|스위스"},
    {"CI", "Côte d'Ivoire|Côte d’Ivoire|Ivory Coast|코트디부아르"}, {"CK", "Cook Islands"}, {"CL", "Chile|칠레"},
    {"CM", "Cameroon|카메룬"}, {"CN", "China|Mainland China|People's Republic of China|중국"},
    {"CO", "Colombia|콜롬비아"}, {"CR", "Costa Rica|코스타리카"}, {"CU", "Cuba|쿠바"}, {"CV", "Cape Verde|Cabo Verde"},
    {"CW", "Curaçao"}, {"CX", "Christmas Island"}, {"CY", "Cyprus|키프로스"},
    {"CZ", "Czechia|Czech Republic|체코"}, {"DE", "Germany|독일"}, {"DJ", "Djibouti"}, {"DK", "Denmark|덴마크"},
    {"DM", "Dominica"}, {"DO", "Dominican Republic|도미니카공화국"}, {"DZ", "Algeria|알제리"},
    {"EC", "Ecuador|에콰도르"}, {"EE", "Estonia|에스토니아"}, {"EG", "Egypt|이집트"}, {"EH", "Western Sahara"},
    {"ER", "Eritrea|에리트레아"}, {"ES", "Spain|스페인"}, {"ET", "Ethiopia|에티오피아"}, {"FI", "Finland|핀란드"},
    {"FJ", "Fiji|피지"}, {"FK", "Falkland Islands|Malvinas"},
    {"FM", "Micronesia|Federated States of Micronesia"}, {"FO", "Faroe Islands"}, {"FR", "France|프랑스"},
    {"GA", "Gabon|가봉"},
    {"GB", "United Kingdom|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|영국"},
    {"GD", "Grenada"}, {"GE", "Georgia|조지아"}, {"GF", "French Guiana"}, {"GG", "Guernsey"},
    {"GH", "Ghana|가나"}, {"GI", "Gibraltar"}, {"GL", "Greenland|그린란드"}, {"GM", "Gambia|The Gambia|감비아"},
    {"GN", "Guinea|기니"}, {"GP", "Guadeloupe"}, {"GQ", "Equatorial Guinea"}, {"GR", "Greece|그리스"},
    {"GS", "South Georgia and the South Sandwich Islands"}, {"GT", "Guatemala|과테말라"}, {"GU", "Guam"},
    {"GW", "Guinea-Bissau"}, {"GY", "Guyana|가이아나"}, {"HK", "Hong Kong|Hong Kong SAR|홍콩"},
    {"HM", "Heard Island and McDonald Islands"}, {"HN", "Honduras|온두라스"}, {"HR", "Croatia|크로아티아"},
    {"HT", "Haiti|아이티"}, {"HU", "Hungary|헝가리"}, {"ID", "Indonesia|인도네시아"}, {"IE", "Ireland|아일랜드"},
    {"IL", "Israel|이스라엘"}, {"IM", "Isle of Man"}, {"IN", "India|인도"},
    {"IO", "British Indian Ocean Territory"}, {"IQ", "Iraq|이라크"},
    {"IR", "Iran|Islamic Republic of Iran|이란"}, {"IS", "Iceland|아이슬란드"}, {"IT", "Italy|이탈리아"},
    {"JE", "Jersey"}, {"JM", "Jamaica|자메이카"}, {"JO", "Jordan|요르단"}, {"JP", "Japan|일본"}, {"KE", "Kenya|케냐"},
    {"KG", "Kyrgyzstan|키르기스스탄"}, {"KH", "Cambodia|캄보디아"}, {"KI", "Kiribati"}, {"KM", "Comoros"},
    {"KN", "Saint Kitts and Nevis|St Kitts and Nevis"},
    {"KP", "North Korea|DPRK|Korea, Democratic People's Republic of|북한"},
    {"KR", "South Korea|Korea|Republic of Korea|Korea, Republic of|한국|대한민국"}, {"KW", "Kuwait|쿠웨이트"},
    {"KY", "Cayman Islands"}, {"KZ", "Kazakhstan|카자흐스탄"},
    {"LA", "Laos|Lao People's Democratic Republic|라오스"}, {"LB", "Lebanon|레바논"},
    {"LC", "Saint Lucia|St Lucia"}, {"LI", "Liechtenstein"}, {"LK", "Sri Lanka|스리랑카"},
    {"LR", "Liberia|라이베리아"}, {"LS", "Lesotho|레소토"}, {"LT", "Lithuania|리투아니아"},
    {"LU", "Luxembourg|룩셈부르크"}, {"LV", "Latvia|라트비아"}, {"LY", "Libya|리비아"}, {"MA", "Morocco|모로코"},
    {"MC", "Monaco|모나코"}, {"MD", "Moldova|Republic of Moldova|몰도바"}, {"ME", "Montenegro|몬테네그로"},
    {"MF", "Saint Martin|St Martin"}, {"MG", "Madagascar|마다가스카르"}, {"MH", "Marshall Islands"},
    {"MK", "North Macedonia|Macedonia|북마케도니아"}, {"ML", "Mali|말리"}, {"MM", "Myanmar|Burma|미얀마"},
    {"MN", "Mongolia|몽골"}, {"MO", "Macao|Macau|마카오"}, {"MP", "Northern Mariana Islands"},
    {"MQ", "Martinique"}, {"MR", "Mauritania|모리타니"}, {"MS", "Montserrat"}, {"MT", "Malta|몰타"},
    {"MU", "Mauritius|모리셔스"}, {"MV", "Maldives|몰디브"}, {"MW", "Malawi|말라위"}, {"MX", "Mexico|멕시코"},
    {"MY", "Malaysia|말레이시아"}, {"MZ", "Mozambique|모잠비크"}, {"NA", "Namibia|나미비아"}, {"NC", "New Caledonia"},
    {"NE", "Niger|니제르"}, {"NF", "Norfolk Island"}, {"NG", "Nigeria|나이지리아"}, {"NI", "Nicaragua|니카라과"},
    {"NL", "Netherlands|The Netherlands|Holland|네덜란드"}, {"NO", "Norway|노르웨이"}, {"NP", "Nepal|네팔"},
    {"NR", "Nauru"}, {"NU", "Niue"}, {"NZ", "New Zealand|뉴질랜드"}, {"OM", "Oman|오만"}, {"PA", "Panama|파나마"},
    {"PE", "Peru|페루"}, {"PF", "French Polynesia"}, {"PG", "Papua New Guinea|파푸아뉴기니"},
    {"PH", "Philippines|The Philippines|필리핀"}, {"PK", "Pakistan|파키스탄"}, {"PL", "Poland|폴란드"},
    {"PM", "Saint Pierre and Miquelon"}, {"PN", "Pitcairn|Pitcairn Islands"},
    {"PR", "Puerto Rico|푸에르토리코"}, {"PS", "Palestine|State of Palestine|Palestinian Territories|팔레스타인"},
    {"PT", "Portugal|포르투갈"}, {"PW", "Palau|팔라우"}, {"PY", "Paraguay|파라과이"}, {"QA", "Qatar|카타르"},
    {"RE", "Réunion"}, {"RO", "Romania|루마니아"}, {"RS", "Serbia|세르비아"},
    {"RU", "Russia|Russian Federation|러시아"}, {"RW", "Rwanda|르완다"},
    {"SA", "Saudi Arabia|사우디아라비아|사우디"}, {"SB", "Solomon Islands|솔로몬제도"}, {"SC", "Seychelles|세이셸"},
    {"SD", "Sudan|수단"}, {"SE", "Sweden|스웨덴"}, {"SG", "Singapore|싱가포르"}, {"SH", "Saint Helena|St Helena"},
    {"SI", "Slovenia|슬로베니아"}, {"SJ", "Svalbard and Jan Mayen|Svalbard"}, {"SK", "Slovakia|슬로바키아"},
    {"SL", "Sierra Leone|시에라리온"}, {"SM", "San Marino"}, {"SN", "Senegal|세네갈"}, {"SO", "Somalia|소말리아"},
    {"SR", "Suriname"}, {"SS", "South Sudan|남수단"}, {"ST", "São Tomé and Príncipe"},
    {"SV", "El Salvador|엘살바도르"}, {"SX", "Sint Maarten"}, {"SY", "Syria|Syrian Arab Republic|시리아"},
    {"SZ", "Eswatini|Swaziland"}, {"TC", "Turks and Caicos Islands|Turks and Caicos"}, {"TD", "Chad|차드"},
    {"TF", "French Southern Territories"}, {"TG", "Togo|토고"}, {"TH", "Thailand|태국"},
    {"TJ", "Tajikistan|타지키스탄"}, {"TK", "Tokelau"}, {"TL", "Timor-Leste|East Timor|동티모르"},
    {"TM", "Turkmenistan|투르크메니스탄"}, {"TN", "Tunisia|튀니지"}, {"TO", "Tonga|통가"},
    {"TR", "Turkey|Türkiye|튀르키예|터키"}, {"TT", "Trinidad and Tobago|트리니다드토바고"}, {"TV", "Tuvalu"},
    {"TW", "Taiwan|Taiwan, Province of China|대만|타이완"},
    {"TZ", "Tanzania|United Republic of Tanzania|탄자니아"}, {"UA", "Ukraine|우크라이나"}, {"UG", "Uganda|우간다"},
    {"UM", "United States Minor Outlying Islands"},
    {"US", "United States|United States of America|USA|U.S.|U.S.A.|America|미국"}, {"UY", "Uruguay|우루과이"},
    {"UZ", "Uzbekistan|우즈베키스탄"}, {"VA", "Vatican City|Holy See|Vatican|바티칸"},
    {"VC", "Saint Vincent and the Grenadines|St Vincent"}, {"VE", "Venezuela|베네수엘라"},
    {"VG", "British Virgin Islands"}, {"VI", "United States Virgin Islands|US Virgin Islands"},
    {"VN", "Vietnam|Viet Nam|베트남"}, {"VU", "Vanuatu"}, {"WF", "Wallis & Futuna"}, {"WS", "Samoa"},
    {"YE", "Yemen|예멘"}, {"YT", "Mayotte"}, {"ZA", "South Africa|남아프리카공화국|남아공"}, {"ZM", "Zambia|잠비아"},
    {"ZW", "Zimbabwe|짐바브웨"},
};
// clang-format on

constexpr const char* kWorldNames =
    "global|world|worldwide|international|the world|글로벌|전세계|전 "
    "세계|세계|국제|世界|全球|国際|国际|mundo|mundial|"
    "monde|welt|мир|العالم|विश्व";

using CodesByName = std::unordered_map<std::string, std::string>;

void add_names(CodesByName& codes, std::string_view names, const std::string& code) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    codes.emplace(folded(names.substr(0, end)), code);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

const CodesByName& codes_by_name() {
  static const CodesByName codes = [] {
    CodesByName all;
    for (const Country& country : kCountries) {
      add_names(all, country.names, country.code);
      all.emplace(folded(country.code), country.code);
    }
    add_names(all, kWorldNames, kWorldCode);
    return all;
  }();
  return codes;
}

std::string code_of_name(std::string_view name) {
  constexpr std::size_t kLongestName = 200;
  if (name.size() > kLongestName) return {};
  const auto found = codes_by_name().find(folded(name));
  return found == codes_by_name().end() ? std::string() : found->second;
}

// "Korea, Republic of", or a place and its country: "London, UK".
std::string code_of_place(std::string_view place) {
  const std::string code = code_of_name(place);
  const std::size_t comma = place.rfind(',');
  return code.empty() && comma != std::string_view::npos ? code_of_name(place.substr(comma + 1)) : code;
}

}  // namespace

bool is_country_code(std::string_view text) {
  if (text.size() != 2) return false;
  return std::any_of(std::begin(kCountries), std::end(kCountries),
                     [&](const Country& country) { return text == country.code; });
}

std::string region_code(std::string_view literal) {
  const std::string whole = code_of_place(literal);
  if (!whole.empty()) return whole;
  std::string code;
  while (!literal.empty()) {
    const std::size_t end = std::min(literal.find('/'), literal.size());
    const std::string part = code_of_place(trimmed(literal.substr(0, end)));
    if (!part.empty() && part != kWorldCode) return part;
    if (!part.empty()) code = part;
    literal.remove_prefix(std::min(end + 1, literal.size()));
  }
  return code;
}

}  // namespace storylens
