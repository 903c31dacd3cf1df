#include "story/markdown/words.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "story/markdown/text_fold.h"

namespace storylens {
namespace {

// Words, separated by |, and what they mean.
template <class Meaning>
class WordTable {
 public:
  WordTable(std::initializer_list<std::pair<Meaning, std::string_view>> rows) {
    for (const auto& [meaning, row] : rows) {
      std::string_view words = row;
      while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        meanings_.emplace(folded(words.substr(0, end)), meaning);
        words.remove_prefix(std::min(end + 1, words.size()));
      }
    }
  }

  // None, the enumeration's first value, for a word that is not in the table.
  Meaning find(std::string_view word) const {
    constexpr std::size_t kLongestWord = 200;
    if (word.size() > kLongestWord) return Meaning{};
    const auto found = meanings_.find(folded(word));
    return found == meanings_.end() ? Meaning{} : found->second;
  }

 private:
  std::unordered_map<std::string, Meaning> meanings_;
};

constexpr std::string_view kSummary =
    "summary|the summary|overview|in brief|at a glance|key points|the gist|tl;dr|what "
    "happened|요약|개요|핵심 요약|핵심|한눈에 보기|"
    "要約|概要|まとめ|要点|摘要|概述|总结|總結|简介|resumen|en resumen|resume|en "
    "bref|synthese|l'essentiel|zusammenfassung|uberblick|kurz gefasst|resumo|em resumo|"
    "riassunto|sintesi|in sintesi|резюме|кратко|краткое содержание|сводка|главное|підсумок|коротко|стислий "
    "виклад|головне|ملخص|الملخص|خلاصة|"
    "الخلاصة|موجز|خلاصه|چکیده|خلاصہ|סיכום|תקציר|सारांश|संक्षेप|संक्षेप में|সারাংশ|சுருக்கம்|ringkasan|ozet|tom "
    "tat|สรุป|samenvatting|podsumowanie|streszczenie|"
    "w skrocie|sammanfattning|sammendrag|yhteenveto|περιληψη|shrnuti|rezumat|osszefoglalo|muhtasari";
constexpr std::string_view kWhyItMatters =
    "why it matters|why this matters|why does it matter|the stakes|what is at stake|중요한 이유|왜 "
    "중요한가|왜 중요한지|왜 중요할까|의미|"
    "なぜ重要か|なぜ重要なのか|重要な理由|重要性|为什么重要|為什麼重要|为何重要|為何重要|重要意义|重要意義|"
    "por que importa|por que es importante|"
    "pourquoi c'est important|pourquoi cela compte|pourquoi ca compte|l'enjeu|les enjeux|warum es wichtig "
    "ist|warum das wichtig ist|warum das zahlt|"
    "porque importa|por que isso importa|perche e importante|perche conta|почему это важно|чому це "
    "важливо|لماذا يهم|لماذا يهم هذا|لماذا هذا مهم|سبب الأهمية|"
    "چرا مهم است|یہ کیوں اہم ہے|למה זה חשוב|यह क्यों मायने रखता है|क्यों महत्वपूर्ण है|यह क्यों अहम है|क्यों मायने रखता "
    "है|mengapa ini penting|neden onemli|vi sao quan trong|"
    "tai sao quan trong|ทำไมจึงสำคัญ|เหตุใดจึงสำคัญ|waarom het ertoe doet|waarom dit belangrijk is|dlaczego to "
    "wazne|varfor det spelar roll|"
    "hvorfor det er viktig|miksi talla on valia";
constexpr std::string_view kWhatToWatch =
    "what to watch|what to watch for|what to watch next|what's next|what comes next|next steps|주목할 "
    "점|지켜볼 점|관전 포인트|앞으로 볼 것|향후 전망|"
    "注目点|今後の注目点|注目ポイント|今後の焦点|見どころ|关注要点|關注要點|值得关注|值得關注|看点|看點|"
    "后续看点|後續看點|que observar|que vigilar|"
    "a que prestar atencion|claves a seguir|a suivre|ce qu'il faut surveiller|a surveiller|worauf zu achten "
    "ist|worauf es jetzt ankommt|wie es weitergeht|"
    "o que acompanhar|o que observar|cosa tenere d'occhio|cosa seguire|за чем следить|что дальше|за чим "
    "стежити|що далі|ما يجب مراقبته|ما الذي يجب مراقبته|"
    "ما ينبغي متابعته|ما يجب متابعته|آنچه باید دید|על מה להסתכל|מה הלאה|किस पर नज़र रखें|किन बातों पर नज़र|आगे क्या "
    "देखें|आगे क्या|yang perlu diperhatikan|nelere dikkat edilmeli|"
    "dieu can theo doi|สิ่งที่ต้องจับตา|waar op te letten|na co zwrocic uwage|co dalej|vad man ska halla ogonen "
    "pa|hva man bor folge med pa";
constexpr std::string_view kTakes =
    "regional takes|takes|the takes|takes by lens|perspectives|viewpoints|coverage|지역별 "
    "관점|관점|관점들|지역별 시각|시각|보도|各地の視点|視点|各地の見方|各地视角|各地視角|"
    "视角|視角|perspectivas|enfoques|points de vue|regards|perspektiven|prospettive|точки "
    "зрения|погляди|وجهات النظر|زوايا|दृष्टिकोण|नज़रिये";
constexpr std::string_view kGraph =
    "across the graph|graph|the graph|connections|related|그래프|그래프 너머|연결|관련 "
    "항목|グラフ|つながり|関連|图谱|圖譜|关联|關聯|conexiones|liens|verbindungen|"
    "collegamenti|связи|зв'язки|الروابط|عبر الرسم البياني|संबंध";
constexpr std::string_view kCorrections =
    "corrections|correction|corrections and clarifications|errata|정정|정정 보도|바로잡습니다|정정 및 "
    "해명|訂正|おわび|訂正とおわび|更正|勘误|勘誤|correcciones|correccion|rectificaciones|"
    "correctifs|rectificatifs|korrekturen|berichtigungen|correcoes|correzioni|rettifiche|исправления|"
    "поправки|виправлення|تصويبات|تصحيحات|تصحيح|اصلاحات|תיקונים|सुधार|भूल सुधार|koreksi|"
    "duzeltmeler|dinh chinh|แก้ไข|correcties|sprostowania|rattelser|rettelser|oikaisut";
constexpr std::string_view kVersions =
    "earlier versions|previous versions|versions|이전 판|이전 판본|以前の版|旧版|早先版本|先前版本|versiones "
    "anteriores|versions precedentes|fruhere fassungen|versoes anteriores|versioni precedenti|النسخ "
    "السابقة|पुराने संस्करण";

}  // namespace

HeadingWord heading_word(std::string_view heading) {
  static const WordTable<HeadingWord> table = {
      {HeadingWord::Summary, kSummary},
      {HeadingWord::WhyItMatters, kWhyItMatters},
      {HeadingWord::WhatToWatch, kWhatToWatch},
      {HeadingWord::Takes, kTakes},
      {HeadingWord::Graph, kGraph},
      {HeadingWord::Corrections, kCorrections},
      {HeadingWord::Versions, kVersions},
  };
  heading = trimmed(heading);
  if (!heading.empty() && heading.back() == ')') heading = trimmed(heading.substr(0, heading.rfind('(')));
  for (const std::string_view mark : {":", "?", "!", ".", "：", "？", "！", "。", "؟", "…"}) {
    if (heading.size() > mark.size() && heading.substr(heading.size() - mark.size()) == mark) {
      heading = trimmed(heading.substr(0, heading.size() - mark.size()));
    }
  }
  return table.find(heading);
}

TakeKey take_key(std::string_view key) {
  static const WordTable<TakeKey> table = {
      {TakeKey::Source,
       "source|출처|원문 "
       "링크|링크|出典|ソース|来源|來源|出处|fuente|quelle|fonte|источник|джерело|المصدر|مصدر|स्रोत|منبع|מקור|"
       "kaynak|nguon|sumber|ที่มา|bron|zrodlo|kalla|kilde|lahde"},
      {TakeKey::Original, "original|원문|原文|オリジナル|originaltext|original text|оригинал|النص الأصلي|मूल"},
      {TakeKey::Speaker, "speaker|said by|화자|발언자|발언|話者|発言者|说话人|發言人|发言人|المتحدث|वक्ता"},
      {TakeKey::Quote, "quote|quote kind|인용|인용 종류|引用"},
      {TakeKey::Published,
       "published|date|게시|게재|발행|보도일|公開|掲載|发布|發布|publie|publicado|نشر|प्रकाशित"},
  };
  return table.find(key);
}

GraphKey graph_key(std::string_view key) {
  static const WordTable<GraphKey> table = {
      {GraphKey::Related,
       "related|related stories|see also|관련|관련 기사|관련 "
       "이야기|関連|関連記事|相关|相關|相关报道|relacionado|relacionados|liens|"
       "verwandt|correlati|связанное|ذات صلة|مواضيع ذات صلة|संबंधित"},
      {GraphKey::Entities,
       "entities|entity|people and organizations|개체|엔티티|주체|인물과 "
       "기관|エンティティ|実体|实体|實體|entidades|entites|"
       "entitaten|entita|сущности|الكيانات|كيانات|इकाइयाँ|संस्थाएँ"},
  };
  return table.find(key);
}

MetaKey meta_key(std::string_view key) {
  static const WordTable<MetaKey> table = {
      {MetaKey::Type, "type|유형|종류|種類|类型|類型"},
      {MetaKey::Date, "date|start|start date|start_date|startdate|날짜|일자|日付|日期"},
      {MetaKey::End, "end|end date|end_date|enddate|종료"},
      {MetaKey::Published, "published|date published|date_published|datepublished|발행|게시"},
      {MetaKey::Modified, "modified|updated|date modified|date_modified|datemodified|수정|갱신"},
      {MetaKey::Language, "lang|language|inlanguage|in_language|언어"},
      {MetaKey::Slug, "slug"},
      {MetaKey::Url, "url|canonical"},
      {MetaKey::Heads, "heads|rubrics"},
      {MetaKey::Takes, "takes"},
      {MetaKey::Lenses, "lenses"},
      {MetaKey::Regions, "regions"},
      {MetaKey::Notice, "notice|알림"},
      {MetaKey::Title, "title|headline"},
      {MetaKey::Tagline, "tagline|subtitle|alternativeheadline|alternative_headline"},
  };
  return table.find(key);
}

MetaKey count_noun(std::string_view noun) {
  static const WordTable<MetaKey> table = {
      {MetaKey::Takes,
       "take|takes|관점|개 관점|개의 관점|건의 관점|시각|개 "
       "시각|보도|건|件の視点|視点|个视角|视角|視角|perspectivas|points de vue|"
       "perspektiven|точек зрения|وجهة نظر|दृष्टिकोण"},
      {MetaKey::Lenses,
       "lens|lenses|렌즈|개 렌즈|개의 렌즈|レンズ|镜头|個鏡頭|lentes|prismes|linsen|линз|عدسات|लेंस"},
      {MetaKey::Regions,
       "region|regions|지역|개 지역|개의 "
       "지역|개국|地域|か国|个地区|個地區|地区|地區|regiones|regioes|regionen|регионов|مناطق|क्षेत्र"},
  };
  return table.find(noun);
}

bool is_meta_label(std::string_view text) {
  static const WordTable<bool> table = {
      {true,
       "meta|metadata|메타|메타데이터|메타 "
       "정보|メタ|メタデータ|元数据|元資料|metadatos|metadonnees|metadaten|мета|بيانات|मेटा"}};
  return table.find(text);
}

bool is_canonical_key(std::string_view text) {
  static const WordTable<bool> table = {
      {true,
       "canonical|canonical url|permalink|정본|정본 주소|고유 주소|원본 "
       "주소|正規url|正規|规范链接|規範連結|canonica|canonico|canonique|kanonisch|"
       "канонический адрес|الرابط الأساسي|कैनॉनिकल"}};
  return table.find(text);
}

bool is_unlabelled(std::string_view lens) {
  static const WordTable<bool> table = {
      {true,
       "unlabelled|unlabeled|no label|no lens|none|unclassified|uncategorized|uncategorised|미분류|라벨 "
       "없음|분류 없음|렌즈 없음|未分類|ラベルなし|"
       "未分类|无标签|無標籤|sin etiqueta|sin clasificar|sans etiquette|non classe|ohne label|ohne "
       "einordnung|sem rotulo|senza etichetta|без метки|"
       "без мітки|غير مصنف|بلا تصنيف|بدون تصنيف|अवर्गीकृत|बिना लेबल|etiketsiz|khong nhan|tanpa "
       "label|ไม่มีป้าย|zonder label|bez etykiety"}};
  return table.find(lens);
}

std::optional<QuoteKind> quote_kind_of(std::string_view word) {
  const std::string name = folded(word);
  for (const QuoteKind kind : {QuoteKind::Speech, QuoteKind::Headline, QuoteKind::Document}) {
    if (name == quote_kind_name(kind)) return kind;
  }
  return std::nullopt;
}

std::optional<SectionRole> section_role_of(std::string_view name) {
  for (const SectionRole role :
       {SectionRole::Summary, SectionRole::WhyItMatters, SectionRole::WhatToWatch, SectionRole::Other}) {
    if (name == section_role_name(role)) return role;
  }
  return std::nullopt;
}

}  // namespace storylens
