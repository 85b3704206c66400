"""What damages are made of: lists, and words put together by chance. No word here is taken from the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Make = Callable[[Random], str]

# Places and people: first and second characters of made-up names, real districts, what stands behind them.
_FIRST = "桃翠青红丹金锦育阳石安清凤龙玉兰梅枫松柏莲云溪江湖东南西北新永和福康吉祥瑞宝银华明春秋"
_SECOND = "禾源园湾霞枫才光桥平溪山泉岭湖塘苑庭林竹柳荷月辉城阳安乐和顺兴旺盛德仁义信诚"
_COUNTIES = (
    "昆山市 常熟市 太仓市 江阴市 宜兴市 如皋市 海门市 丹阳市 兴化市 慈溪市 余姚市 义乌市 晋江市 石狮市 南安市 胶州市 滕州市 邹平市 巩义市 浏阳市 "
    "姑苏区 雨花台区 江宁区 萧山区 余杭区 鄞州区 思明区 集美区 历下区 崂山区 金水区 岳麓区 天心区 武侯区 锦江区 渝北区 雁塔区 城关区 "
    "长兴县 德清县 安吉县 桐庐县 建湖县 沛县 肥西县 庐江县 闽侯县 安溪县 蒙阴县 登封市 凤凰县 蒲江县 盐津县"
).split()
_PUBLIC = (
    "人民医院 第三人民医院 中医院 妇幼保健院 民政局 司法局 文化馆 博物馆 图书馆 第二中学 实验小学 中心幼儿园 "
    "慈善总会 志愿者协会 卫生健康局 教育局 融媒体中心"
).split()
_LOCAL = (
    "小区 社区 村 街道 镇 路 大街 大道 小学 中学 幼儿园 物业公司 社工服务中心 养老院 卫生服务中心 花园 家园 广场 "
    "公园 河 镇便民服务中心 街道办事处 街道党工委 村委会 社区党支部 敬老院 超市 志愿服务队"
).split()
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢"
_GIVEN = "建国 秀英 志强 丽华 伟 芳 国庆 桂兰 文博 晓明 雪梅 德胜 玉珍 海涛 婷婷 立新 淑芬 家豪 敏 永福".split()
_POSTS = (
    "社区党委书记 党支部书记 居委会主任 村委会主任 街道办事处主任 网格长 妇联主席 党总支书记 物业经理 社区民警".split()
)


def place(random: Random) -> str:
    """A name of a place or of an organisation."""
    if random.random() < 0.35:
        return random.choice(_COUNTIES) + random.choice(_PUBLIC)
    return random.choice(_FIRST) + random.choice(_SECOND) + random.choice(_LOCAL)


def place_sentence(random: Random) -> str:
    """A clause that names a place."""
    name = place(random)
    return random.choice(
        (
            f"联合{name}开展活动",
            f"组织居民到{name}参观",
            f"邀请{name}的工作人员授课",
            f"在{name}设立宣传点",
            f"与{name}签订共建协议",
            f"由{name}提供场地",
        )
    )


def person(random: Random) -> str:
    """A clause that names a person, behind what somebody is or before 同志."""
    name = random.choice(_SURNAMES) + random.choice(_GIVEN)
    if random.random() < 0.5:
        return f"由{random.choice(_POSTS)}{name}任组长"
    return random.choice((f"由{name}同志负责日常工作", f"向{name}同志学习", f"联系人为{name}同志"))


def own_place(random: Random) -> str:
    """The name of a community, a village or a subdistrict."""
    return random.choice(_FIRST) + random.choice(_SECOND) + random.choice(("社区", "村", "街道"))


# Numbers


def broken_number(random: Random) -> str:
    """A clause with a number that has lost its shape."""
    a, b, c = random.randint(1, 9), random.randint(1, 9), random.randint(100, 999)
    return random.choice(
        (
            f"修缮道路{a}．{b}公里",
            f"发放宣传单{a}，{c}份",
            f"投入资金{a}。{b}万元",
            f"覆盖居民{a}，{c}户",
            f"绿化面积{a}．{b}万平方米",
            f"经费{a}，{c}元",
            f"满意率达9{a}．{b}%",
        )
    )


_DO = "建立台账 加强宣传 落实责任 强化督查 完善制度 入户走访 整合资源 组建队伍 定期通报 开展培训 搭建平台 总结经验".split()
_NAMES = "项措施 个方面 项工作 个重点 项任务 条举措".split()
_HAN = "零一二三四五六七八九十"


def _items(random: Random, numbers: list[str], mark: str = "；") -> str:
    done = random.sample(_DO, len(numbers))
    return mark.join(f"{number}{what}" for number, what in zip(numbers, done, strict=True)) + "。"


def gap(random: Random) -> str:
    """A sentence with a list of which a number is missing, or there twice."""
    size = random.randint(3, 5)
    numbers = list(range(1, size + 1))
    lost = random.randrange(1, size)
    numbers = (
        [n + (n > lost) for n in numbers]
        if random.random() < 0.7
        else [*numbers[:lost], numbers[lost - 1], *numbers[lost:]]
    )
    style: Callable[[int], str] = random.choice(
        (lambda n: f"（{n}）", lambda n: chr(0x2460 + n - 1), lambda n: f"{_HAN[n]}是", lambda n: f"（{_HAN[n]}）")
    )
    return "具体做法：" + _items(random, [style(n) for n in numbers])


def wrong_count(random: Random) -> str:
    """A sentence that counts otherwise than it lists."""
    size = random.randint(2, 4)
    said = random.choice([n for n in range(2, 7) if n != size])
    style: Callable[[int], str] = random.choice(
        (lambda n: f"{_HAN[n]}是", lambda n: f"（{n}）", lambda n: chr(0x245F + n))
    )
    word = random.choice((_HAN[said], str(said)))
    return f"重点抓好{word}{random.choice(_NAMES)}：" + _items(random, [style(n) for n in range(1, size + 1)])


def no_target(random: Random) -> str:
    """A sentence that points to what is not there."""
    number = random.randint(11, 19)
    return random.choice(
        (
            f"具体安排见第{_HAN[10]}{_HAN[number - 10]}部分。",
            f"任务分工见附件{random.randint(1, 5)}。",
            "时间安排见下表。",
            f"分工情况如附表{random.randint(1, 3)}所示。",
            f"各项指标见表{random.randint(1, 4)}。",
            "具体名单详见附件。",
            "活动路线如下图所示。",
            f"（见附件{_HAN[random.randint(1, 4)]}）",
        )
    )


TYPED = (
    *("任务一：", "目标二：", "措施三、", "任务1：", "工作二：", "步骤一 "),
    *("第一部分 ", "第二章 ", "第三节 ", "（一)", "(2)", "①", "二）", "四. ", "Ⅱ、", "五 、"),
)

# Characters

LOOKALIKES = (
    *(
        "关爱—老—小",
        "联系5O名党员",
        "每次l5分钟",
        "服务l00户居民",
        "建立2O个示范点",
        "推行‘—站式’办理",
        "突出—条主线",
        "做到—户一档",
    ),
    *(
        "覆盖全部3O个楼栋",
        "占比达8O%",
        "建成І个阵地",
        "开通WіFi服务",
        "使用АРР报名",
        "制作РРT课件",
        "开设QΑ问答",
        "张贴ΡVC展板",
    ),
    *(
        "由工会牵头ニ次检查",
        "设立ロ袋公园",
        "完善—网统管",
        "开展一対一帮扶",
        "组织ー次演练",
        "坚持ー把手负责",
        "成立エ作专班",
        "加大カ度",
    ),
)
COMMON = "提升 建立 开展 组织 加强 完善 推进 落实 宣传 服务 管理 活动 社区 居民 工作 群众 文明 建设 志愿 教育 环境 文化 学习 党员 制度 参与 安全 健康 责任".split()
TRADITIONAL = (
    "隨著",
    "随著",
    "幹部",
    "關於",
    "為了",
    "開展",
    "進行",
    "應當",
    "說明",
    "門口",
    "對於",
    "後续",
    "産业",
    "傳统",
    "與会",
    "们個",
)
EMOJI = ("✅", "❤", "★", "➤", "✔", "👍", "📌", "❗", "◆", "☆", "🎉", "※", "♥", "▶", "❀", "☞")
INVISIBLE = (
    "\u3164",
    "\u2800",
    "\u200b",
    "\u202e",
    "\u2060",
    "\u0090",
    "\u200d",
    "\u115f",
    "\u2066",
    "\u00ad",
    "\ufeff",
    "\u007f",
    "\u180e",
    "\u034f",
)
MISSPELT = (
    "统一部暑 按装设施 既使困难 作风松驰 外出渡假 粗旷发展 防碍通行 迫不急待 一如继往 再接再励 默守成规 名列前矛 川流不熄 天翻地复 渲泄情绪 谈笑风声 "
    "坐阵指挥 震憾人心 把握脉博 蛛丝蚂迹 人材济济 相辅相承 世外桃园 食不裹腹 迫不得以 脍灸人口 美仑美奂 责无旁代 因地治宜 持之以衡 统筹兼雇 贯切落实 "
    "齐抓共官 完善机治 广范开展 积及参与 充份发挥 安照要求 志原服务 建议意建 扎实推近 认真贯澈 全面复盖 及时反溃 定期汇暴 签定协议 提供震灾 精神焕散 "
    "克勤克简 开源截流 一愁莫展 声名雀起 走头无路 不径而走 必竟不同 关怀倍至 各行其事 一幅对联挂好 拉圾分类 邻里和协 惠及明生 服务群从 共建共亨 "
    "依法制国 宣传贯砌 深入人新 营造气份 凝聚共视 提高认视 强化意视 弘杨正气 传承红色基应 文明城区创健 移风易谷 尊老爱有 扶贫济因 抢险救炎 排查隐惠"
).split()


def mojibake(random: Random) -> str:
    """A word that was read in a wrong encoding."""
    word = "".join(random.sample(COMMON, 2))
    if random.random() < 0.5:
        read = word.encode("utf-8").decode("gbk", "ignore")
        return read or "锟斤拷"
    return random.choice(("锟斤拷", "烫烫烫", "ä¸­æ–‡", "å·¥ä½œ", "ï¼Œ", "绀惧尯", "鏂囨槑", "å¿—æ„¿", "寤鸿", "鍏氬憳"))


# Residue


def contact(random: Random) -> str:
    """A number or an address by which somebody is reached."""
    mobile = f"1{random.choice('3578')}{random.randint(0, 9)}{random.randint(10**7, 10**8 - 1)}"
    return random.choice(
        (
            f"联系电话{mobile}。",
            f"报名请拨打{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}。",
            f"咨询热线：0{random.randint(510, 599)}-{random.randint(6 * 10**7, 9 * 10**7)}。",
            f"QQ：{random.randint(10**7, 10**9)}。",
            f"加入QQ群{random.randint(10**8, 10**9)}。",
            f"微信号：wx_{random.randint(1000, 99999)}。",
            f"请发送至邮箱shequ{random.randint(1, 999)}@163.com。",
            f"（手机：{mobile}）",
        )
    )


SITE_LINES = (
    *(
        "— 3 —",
        "- 12 -",
        "第1页 共3页",
        "第 2 页，共 8 页",
        "3 / 12",
        "（责任编辑：小李）",
        "【字号：大 中 小】",
        "责任编辑：王小明",
    ),
    *(
        "篇二：社区精神文明工作计划",
        "篇三",
        "【篇四】",
        "点击下载全文",
        "上一篇：社区工作总结",
        "下一篇：社区工作要点",
        "来源：网络",
        "本文来自网络，仅供参考。",
    ),
    *(
        "更多精彩内容请关注公众号。",
        "相关推荐：社区年度工作计划",
        "浏览次数：1024",
        "分享到：微信 微博 QQ空间",
        "发布时间：08:30 来源：本站",
        "返回顶部",
    ),
    *(
        "【打印本页】【关闭窗口】",
        "版权归原作者所有，如有侵权请联系删除。",
        "阅读全文",
        "作者：佚名",
        "打赏",
        "扫一扫关注我们",
        "社区工作计划范文3",
    ),
)
PLACEHOLDERS = (
    *(
        "在A市B街道党工委的领导下",
        "……街道党工委要求",
        "开展宣讲N场",
        "由（此处填写姓名）负责",
        "走访M户困难家庭",
        "投入经费X万元",
        "在【社区名称】召开会议",
    ),
    *(
        "成立以（姓名）为组长的小组",
        "组织N次集中清扫",
        "联系人：（待补充）",
        "＿＿＿＿年度重点",
        "在某某县某某镇推广",
        "共（ ）户参加",
        "由（填写部门）牵头",
    ),
    *(
        "完成x项任务",
        "在甲市乙区试点",
        "时间：待定（请自行修改）",
        "覆盖Y个小区",
        "由[单位名称]承办",
        "（此处略）",
        "于__月__日举行",
        "C社区率先开展",
    ),
)

# Time


def loose_year(random: Random) -> str:
    """A clause that names a year other than as 2026年."""
    year = random.randint(2023, 2029)
    return random.choice(
        (
            f"{year % 100}年底前完成",
            f"{year}上半年完成",
            f"截至{year}.{random.randint(1, 12)}",
            f"自{year}-0{random.randint(1, 9)}起实施",
            f"在{year % 100}年度工作基础上",
            f"力争{year}年{random.randint(1, 12)}月建成",
            f"{year}/{random.randint(1, 12)}/{random.randint(1, 28)}前上报",
            f"到{year}年末",
            f"{year}—{year + 1}年",
            f"{year % 100}年第一季度启动",
            f"纳入{year}年度考核",
            f"{year}下半年总结",
        )
    )


def impossible_time(random: Random) -> str:
    """A clause with a day or an hour that is none."""
    late, early = random.randint(15, 20), random.randint(8, 11)
    return random.choice(
        (
            f"于2月{random.randint(30, 31)}日举办",
            f"{random.choice((4, 6, 9, 11))}月31日前完成",
            f"{random.randint(13, 19)}月底总结",
            f"每月{random.randint(32, 39)}日为活动日",
            f"上午{random.randint(13, 17)}:30集合",
            f"开放时间为{late}:00—{early}:00",
            f"每天{random.randint(25, 29)}:00巡查",
            f"下午{early}时{random.randint(61, 89)}分开始",
            f"{random.randint(5, 9)}月{random.randint(20, 28)}日至{random.randint(1, 4)}月5日集中整治",
            "每周八开展清扫",
        )
    )


# Titles and headings


def leftover(random: Random) -> str:
    """What a download or an office leaves behind a title."""
    return random.choice(
        (
            f"({random.randint(1, 9)})",
            f"（{random.randint(1, 9)}）",
            random.choice((".docx", ".doc", ".wps", ".pdf", ".txt")),
            random.choice(("副本", " - 副本", "（副本）", "_副本")),
            random.choice(
                ("最终版", "（最终版）", "_最终版", "（定稿）", "-终稿", "（修改稿）", "（第三稿）", "v2", "（2）最新")
            ),
        )
    )


LONG = (
    "，围绕上级部署，结合本地实际，把各项工作做细做实，让广大居民群众得到看得见、摸得着的好处",
    "。要加强领导，明确责任，一级抓一级，层层抓落实",
    "是全年工作的重中之重，各有关部门和广大党员干部必须高度重视，切实抓紧抓好，务求取得实效",
    "。充分发挥党员的先锋模范作用，带动更多居民参与到社区的各项活动中来，共同建设美好家园",
)
LOST_HEADINGS = (
    "保障措施：", "组织保障：", "工作目标：", "主要任务", "工作要求：", "指导思想：", "实施步骤", "总体要求：", "工作措施：", "加强组织领导", "基本原则：", "重点工作："
)  # fmt: skip
# Headings that say a kind, and kinds that contradict each of them.
OF_KIND = (
    *(
        ("保障措施", "goals"),
        ("组织保障", "guidance"),
        ("工作保障", "goals"),
        ("指导思想", "tasks"),
        ("总体要求", "safeguards"),
    ),
    *(
        ("基本原则", "tasks"),
        ("工作目标", "guidance"),
        ("总体目标", "safeguards"),
        ("主要任务", "guidance"),
        ("重点任务", "goals"),
    ),
    *(
        ("组织领导", "goals"),
        ("工作任务", "guidance"),
        ("指导思想", "safeguards"),
        ("工作目标", "tasks"),
        ("保障措施", "tasks"),
    ),
)
# A heading with its text, and topics that contradict both.
OF_TOPIC = (
    ("推进垃圾分类", "设置分类投放点，组织督导员值守，每月公布各楼栋的分类情况，让垃圾分类成为习惯。", ("minors", "theory", "military-support")),
    ("关爱未成年人", "开设暑期托管班，组织心理辅导和安全教育，帮助留守儿童解决学习和生活中的困难。", ("environment", "publicity", "civil-creation")),
    ("做好双拥工作", "走访慰问现役军人家属和退役军人，悬挂光荣牌，落实各项优抚政策。", ("environment", "science-education", "minors")),
    ("开展普法宣传", "组织法律讲座和法律咨询，发挥人民调解委员会的作用，把矛盾纠纷化解在基层。", ("culture-sports", "environment", "health")),
    ("丰富文体活动", "举办广场舞比赛、书画展览和趣味运动会，扶持群众文艺团队，办好邻里文化节。", ("law-mediation", "relief-elderly", "employment")),
    ("促进居民就业", "收集岗位信息，举办招聘会和技能培训，为就业困难人员提供援助。", ("environment", "culture-sports", "theory")),
    ("加强健康服务", "组织免费体检和健康讲座，建立居民健康档案，做好慢性病随访和家庭医生签约。", ("theory", "law-mediation", "military-support")),
    ("关心老年人生活", "开办长者食堂，组织助老服务，定期探访独居和高龄老人，落实养老补贴。", ("minors", "science-education", "environment")),
    ("消除安全隐患", "开展消防安全检查，清理楼道杂物和飞线充电，组织消防演练，加强治安巡逻。", ("culture-sports", "theory", "etiquette")),
    ("深化理论学习", "组织党员干部学习党的创新理论，开展宣讲，用好学习强国平台。", ("environment", "health", "relief-elderly")),
)  # fmt: skip

# Sentences that no rule may report, by the kind of the rules that may be tempted.
QUIET = {
    "characters": (
        "组织居民学习使用ChatGPT等智能工具。", "开展Citywalk和Vlog创作活动。", "检测水体的pH值。", "开设Python兴趣课堂。", "教老年人使用iPhone。",
        "利用DeepSeek整理会议记录。", "布置LED显示屏。", "推广5G应用。", "开通WiFi服务。", "采购的的士优惠券发放到户。", "关爱一老一小。", "发展社区O2O服务。",
        "普及CPR急救知识。", "建设VR党建体验馆。", "逐步步入正轨，人人为公益出力。", "研究生生源充足。",
    ),
    "numbers": (
        "流程为①建档；②走访；③反馈。", "重点抓好两项工作：一是加强宣传；二是落实责任。", "做到三个到位：责任到位、人员到位、措施到位。",
        "一是加强宣传，二是落实责任，三是强化督查。", "（1）建立台账；（2）定期通报；（3）总结经验。", "坚持五个一工程，办好十件实事。", "修缮道路1.2公里，投入1,200元。",
    ),
    "names": (
        "学习推广浙江“千万工程”经验。", "弘扬北京冬奥会精神。", "每天北京时间8时开放。", "认真贯彻《上海市生活垃圾管理条例》。", "联系社区卫生服务中心开展义诊。",
        "请党支部书记带头参加。", "由居委会主任任组长。", "街道办事处统一部署。", "向雷锋同志学习。", "组织居民参观博物馆和图书馆。", "动员沿街商户共同参与。",
        "物业公司做好日常保洁。", "派出所民警进社区宣传反诈知识。", "发挥老党员、老干部的作用。",
    ),
    "time": (
        "面向2035年远景目标谋划工作。", "助力2030年前碳达峰。", "每月15日为志愿服务日。", "6月30日前完成摸底。", "上午9:00至11:30开放。", "每年12月5日开展国际志愿者日活动。",
        "7月1日至8月31日开办暑期班。", "下午14:00集合。", "春节前后走访慰问。", "2月底前制定方案。",
    ),
    "residue": (
        "拨打12345政务服务便民热线。", "遇有险情拨打119和120。", "开展“第一页”读书活动。", "设立24小时自助服务区。", "（联系人由各网格自定。）", "公布监督电话。",
    ),
    "punctuation": (
        "开展“我们的节日”主题活动。", "做到知党恩、听党话、跟党走。", "今年怎么干？大家一起议。", "学习《中华人民共和国民法典》。", "评选“好婆婆”“好媳妇”。",
    ),
}  # fmt: skip
