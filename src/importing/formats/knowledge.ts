// Written by scripts/formats.py from hooks/planlib/importing: change it there, and run the script.

/** The tables and patterns by which files are read. */

/** The most frequent characters of Chinese running text, simplified and traditional: wrongly
 * decoded text lacks them. */
export const COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五划村居委街镇宣传设强导组织活精神計劃鎮導組織傳設強個為這國來們時說產麼對會發後業應開還動經過電與關線內數質氣總無樣體種點機條結間問實長進區黨";

/** The share of them in a text; among 300 characters of plans it is .3 and more, in wrongly
 * decoded ones below .05. */
export const LEAST = 0.1;

/** Stands where a damaged file cannot be read. */
export const LOST = "�";

/** Bytes of a file that is read at all. */
export const MAX_FILE = 50_000_000;

/** Bytes, in UTF-8, of the text of one file. */
export const MAX_TEXT = 1_000_000;

/** Characters of a heading in a line of its own. */
export const LONGEST = 45;

/** Of the lines; where more of them are set apart by hand, that means nothing. */
export const LARGEST_SHARE = 0.5;

export const DISPLAY_FONT = /黑|楷|小标宋|中宋|魏碑|隶|Hei|Kai|Xiaobiao|Zhongsong|Lishu/iu;

export const SENTENCE = /[。；;！？!?，,、]$|[。；！？]./u;

/** Characters of a column's name. */
export const LONGEST_NAME = 12;

/** What columns of plans are called. A table whose first row is made of other words may be a
 * form (姓名 张三 性别 男), where putting the first row's words before the others would be wrong. */
export const NAMES = /序号|编号|时间|月份|日期|项目|类别|类型|阶段|内容|部门|单位|责任|措施|目标|任务|名称|地点|备注|形式|主题|对象|人数|经费|金额|预算|联系|姓名|职务|电话|分工|职责|要求|完成|步骤|重点|活动|工作|指标|标准|分值|参加|人员|方式|进度|安排|数量|负责|牵头|协助|时限|频次|季度|周次/u;

export const ENDED = /[。！？；：…!?;:.][”’」』）)】》]*$/u;

/** Bytes of one XML part; a plan of 100 pages has two million. */
export const MAX_PART = 40_000_000;

/** Bytes of all XML parts together. */
export const MAX_PARTS = 120_000_000;

/** Parts of a file. */
export const MAX_ENTRIES = 10_000;

/** Names of elements and attributes are written with the prefixes that Word uses. The strict
 * form of the standard has other addresses for the same names. */
export const PREFIXES = new Map([["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"], ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"], ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"], ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"], ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"], ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"], ["http://purl.oclc.org/ooxml/drawingml/main", "a"], ["http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"], ["http://purl.oclc.org/ooxml/drawingml/picture", "pic"], ["http://schemas.openxmlformats.org/drawingml/2006/chart", "c"], ["http://purl.oclc.org/ooxml/drawingml/chart", "c"], ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"], ["http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"], ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"], ["http://purl.oclc.org/ooxml/officeDocument/math", "m"], ["urn:schemas-microsoft-com:vml", "v"], ["urn:schemas-microsoft-com:office:office", "o"]]);

/** Elements inside each other that only hold others. */
export const MAX_NESTED = 100;

/** What holds text, and means nothing here. */
export const HOLDERS = new Set(["w:bdo", "w:customXml", "w:dir", "w:fldSimple", "w:hyperlink", "w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag"]);

export const TAKEN_OUT = new Set(["w:del", "w:moveFrom"]);

/** The parts of mc:AlternateContent that are read where they are the first choice. */
export const KNOWN = new Set(["a14", "aink", "am3d", "c14", "cx1", "w14", "w15", "w16", "w16se", "wp14", "wpc", "wpg", "wpi", "wps"]);

export const SILENT_FIELDS = new Set(["", "ADVANCE", "ASK", "BOOKMARK", "FORMTEXT", "HYPERLINK", "INDEX", "NUMPAGES", "PAGE", "PAGEREF", "PRINT", "PRIVATE", "RD", "REF", "SEQ", "SET", "TC", "TOC", "XE"]);

export const LINE_ENDS = /[\r\n\v\f\x85\u2028\u2029]/u;

/** A number behind which a tab is nothing but an indent. */
export const CLOSED_LABEL = /[、)）．。：】〕》」①-⑳㉑-㊿]$/u;

/** What a header or a footer may hold without anybody missing it. */
export const PAGE_NUMBER = /^[-—–－·第 ]*[0-9０-９]+[-—–－·页 ]*$/u;

export const JUSTIFIED = new Map([["center", "center"], ["right", "right"], ["end", "right"]]);

export const LEVELS = 9;

export const BULLETS = new Map([["\uf06c", "●"], ["\uf06e", "■"], ["\uf075", "◆"], ["\uf0d8", "➢"], ["\uf0fc", "✓"], ["\uf0b7", "•"], ["\uf076", "❖"]]);

/** Numbers in words: the digits, the units from ten up, and the unit before which, from ten to
 * nineteen, no digit stands. */
export const COUNTING = new Map([["chineseCounting", ["零一二三四五六七八九", "十百千", "十"] as const], ["chineseCountingThousand", ["零一二三四五六七八九", "十百千", "十"] as const], ["ideographDigital", ["零一二三四五六七八九", "十百千", "十"] as const], ["japaneseCounting", ["零一二三四五六七八九", "十百千", "十"] as const], ["taiwaneseCounting", ["零一二三四五六七八九", "十百千", "十"] as const], ["taiwaneseCountingThousand", ["零一二三四五六七八九", "十百千", "十"] as const], ["chineseLegalSimplified", ["零壹贰叁肆伍陆柒捌玖", "拾佰仟", ""] as const], ["ideographLegalTraditional", ["零壹貳參肆伍陸柒捌玖", "拾佰仟", ""] as const]]);

/** Numbers figure by figure, 一〇五: the figures. */
export const FIGURES = new Map([["taiwaneseDigital", "〇一二三四五六七八九"], ["japaneseDigitalTenThousand", "〇一二三四五六七八九"], ["koreanDigital2", "零一二三四五六七八九"], ["decimalFullWidth", "０１２３４５６７８９"], ["decimalFullWidth2", "０１２３４５６７８９"], ["japaneseLegal", "零壱弐参四伍六七八九"]]);

/** The characters of a series; digits follow them. */
export const SERIES = new Map([["ideographTraditional", "甲乙丙丁戊己庚辛壬癸"], ["ideographZodiac", "子丑寅卯辰巳午未申酉戌亥"], ["decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"], ["decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"], ["decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"], ["decimalEnclosedCircleChinese", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"], ["ideographEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"]]);

export const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]] as const;

export const ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"] as const;

export const TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;

export const ORDINALS = new Map([["one", "first"], ["two", "second"], ["three", "third"], ["five", "fifth"], ["eight", "eighth"], ["nine", "ninth"], ["twelve", "twelfth"]]);

export const UNKNOWN = "□";

export const SYMBOL_FONTS = new Map([["wingdings", new Map([[108, "●"], [110, "■"], [111, "□"], [113, "❑"], [114, "❒"], [117, "◆"], [118, "❖"], [159, "•"], [167, "▪"], [168, "□"], [171, "★"], [216, "➢"], [224, "→"], [251, "✗"], [252, "✓"], [253, "☒"], [254, "☑"], [74, "☺"], [40, "☎"], [42, "✉"], [161, "○"], [128, "⓪"], [139, "⓿"], [129, "①"], [130, "②"], [131, "③"], [132, "④"], [133, "⑤"], [134, "⑥"], [135, "⑦"], [136, "⑧"], [137, "⑨"], [138, "⑩"], [140, "❶"], [141, "❷"], [142, "❸"], [143, "❹"], [144, "❺"], [145, "❻"], [146, "❼"], [147, "❽"], [148, "❾"], [149, "❿"]])], ["wingdings 2", new Map([[82, "☑"], [83, "☒"], [80, "✓"], [79, "✗"], [163, "□"], [84, "☒"], [152, "●"], [154, "○"], [106, "①"], [107, "②"], [108, "③"], [109, "④"], [110, "⑤"], [111, "⑥"], [112, "⑦"], [113, "⑧"], [114, "⑨"], [115, "⑩"]])], ["symbol", new Map([[183, "•"], [180, "×"], [184, "÷"], [177, "±"], [163, "≤"], [179, "≥"], [176, "°"], [174, "→"], [215, "·"], [45, "−"]])]]);

/** The instruction of a field, white space made one space. */
export const ENCIRCLED = /^EQ .*?\\o ?\\ac ?\( ?[○〇◯o] ?[,，;；] ?([^ ()]+) ?\)/iu;

export const OFF = new Set(["0", "false", "none", "off"]);

/** Styles based on each other. */
export const MAX_CHAIN = 50;

/** Bytes of a page; what is larger is no text. */
export const MAX_PAGE = 10_000_000;

export const CHARSET = /<meta[^>]{0,200}?charset[ \t\r\n\f]*=[ \t\r\n\f"']*([a-z0-9_-]{2,20})|<\?xml[^>]{0,100}?encoding=["']([a-z0-9_-]{2,20})/iu;

/** What pages call encodings whose bytes do not always tell. */
export const ENCODINGS = new Map([["gb2312", "GB18030"], ["gbk", "GB18030"], ["gb_2312-80", "GB18030"], ["gb18030", "GB18030"], ["x-gbk", "GB18030"], ["cp936", "GB18030"], ["big5", "Big5"], ["big5-hkscs", "Big5"], ["cn-big5", "Big5"], ["x-x-big5", "Big5"], ["cp950", "Big5"]]);

export const PAGE = /^[ \t\r\n\f]*(?:<!--(?:[^-]|-(?!->))*-->[ \t\r\n\f]*)*<(?:!doctype[ \t\r\n\f]+html|html|head|meta|\?xml|body|div|table)(?![a-z0-9_])/iu;

export const BLOCKS = new Set(["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"]);

/** Elements that a page's text may be looked for in. */
export const CONTAINERS = new Set(["article", "blockquote", "body", "center", "dd", "div", "dl", "form", "main", "section", "table", "tbody", "td", "tr"]);

/** Left out wherever it stands; what is no text for readers at all is not even told of. */
export const NO_TEXT = new Set(["audio", "canvas", "embed", "head", "link", "math", "meta", "object", "script", "source", "style", "svg", "template", "video"]);

export const MEDIA = new Set(["audio", "embed", "object", "svg", "video"]);

export const CHROME = new Set(["aside", "button", "footer", "iframe", "input", "label", "nav", "noscript", "option", "select", "textarea"]);

export const CHROME_ROLES = new Set(["complementary", "contentinfo", "navigation", "search"]);

export const CHROME_NAME = /(?:^|[-_ \t\r\n\f])(?:nav|navbar|menu|foot|footer|copyright|copy|side|sidebar|aside|crumbs?|breadcrumbs?|related|recommend|hot|rank|share|comments?|login|links?|friendlinks?|tuijian|xiangguan|ads?|banner|toolbar|pager?|pagination|prev|next|tags?|qrcode|download|search|toplist)(?:$|[-_ \t\r\n\f0-9])/iu;

export const TITLE_NAME = /(?:^|[-_ \t\r\n\f])(?:art(?:icle)?[-_]?)?(?:title|tit|bt|biaoti)(?:$|[-_ \t\r\n\f0-9])/iu;

export const ALIGN = /text-align[ \t\r\n\f]*:[ \t\r\n\f]*(center|right)/iu;

export const WEIGHT = /font-weight[ \t\r\n\f]*:[ \t\r\n\f]*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)/iu;

export const FONT = /(?:^|[^a-z0-9_-])font(?:-family)?[ \t\r\n\f]*:[ \t\r\n\f]*([^; \t\r\n\f][^;]*)/iu;

export const SIZE = /font-size[ \t\r\n\f]*:[ \t\r\n\f]*([0-9]{1,4}(?:\.[0-9]{1,9})?)[ \t\r\n\f]*(pt|px)/iu;

export const HIDDEN = /display[ \t\r\n\f]*:[ \t\r\n\f]*none|visibility[ \t\r\n\f]*:[ \t\r\n\f]*hidden|mso-hide[ \t\r\n\f]*:[ \t\r\n\f]*all/iu;

export const LIST_STYLE = /list-style(?:-type)?[ \t\r\n\f]*:[ \t\r\n\f]*([a-z0-9_-]+)/iu;

/** How Word calls the forms of numbers that pages name. */
export const LIST_FORMS = new Map([["1", "decimal"], ["a", "lowerLetter"], ["A", "upperLetter"], ["i", "lowerRoman"], ["I", "upperRoman"], ["decimal", "decimal"], ["lower-alpha", "lowerLetter"], ["lower-latin", "lowerLetter"], ["upper-alpha", "upperLetter"], ["upper-latin", "upperLetter"], ["lower-roman", "lowerRoman"], ["upper-roman", "upperRoman"], ["cjk-ideographic", "chineseCounting"], ["simp-chinese-informal", "chineseCounting"], ["trad-chinese-informal", "chineseCounting"], ["cjk-decimal", "taiwaneseDigital"], ["none", "none"], ["simp-chinese-formal", "chineseLegalSimplified"], ["decimal-leading-zero", "decimalZero"]]);

/** An item that has its number in its text. */
export const TYPED = /^[ \t\u3000]*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})[、.．)）]|第[一二三四五六七八九十]+[，、章条]|[①-⑳])/u;

export const SENTENCE_MARK = /[。；，！？]/u;

export const WHITE_IN_PAGE = /[ \t\r\n\f\v\u2028\u2029\x85]+/u;

export const WHITE_BEFORE_MARK = /([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\uff01-\uff5e])/u;

export const WHOLE = /^[ \t\r\n\f]*(-?[0-9]{1,6})[ \t\r\n\f]*$/u;

/** Elements inside each other. */
export const MAX_DEPTH = 400;

/** Tags of a page times those of them that are never closed: what a parser may have to do. */
export const MAX_WORK = 10_000_000;

/** Elements that need no end, or can have none. */
export const CLOSED_BY_OTHERS = new Set(["area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"]);

export const TAG = /<(\/?)([a-z]+)/iu;

export const FRAMESET = /<(\/?)frameset/iu;

export const XML_HEAD = /^[ \t\r\n\f]*<\?xml[^>]*\?>/u;
