"""The rules by name: each way in which the reader makes an observation, with sentences to prove it.

The names are those of `Taken.rule`. The sentences are invented; each is read as part of a report of
January 2024.
"""

from dataclasses import dataclass

__all__ = ["RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to make an observation.

    Each sentence of `matches` gives at least one observation by this rule; no sentence of `skips`,
    a trap laid for it, gives any by any rule.
    """

    name: str
    meaning: str
    matches: tuple[str, ...]
    skips: tuple[str, ...]


RULES = (
    Rule(
        name="level",
        meaning="An amount in the indicator's own unit, told by its name.",
        matches=(
            "去年，全区地区生产总值达到905亿元。",
            "去年末，金融机构存款余额1820亿元。",
            "今年，城镇新增就业2万人以上，城镇登记失业率控制在3%以内。",
            "去年，人均地区生产总值突破2万美元。",
            "到2027年，社会消费品零售总额达到600亿元左右。",
        ),
        skips=(
            "税收亿元楼宇达48幢，税收10亿元楼宇5幢。",
            "去年，栖川智慧产业园实现税收收入12亿元。",
            "去年，3家商场零售额合计17亿元。",
            "打造千亿级时尚产业集群，培育百亿级企业3家。",
            "争取上级预算内投资等政策资金6.5亿元。",
            "亿元以上固定资产投资项目42个。",
            "今年，启动“双200”攻坚，打通320国道堵点，兑现“3080”引才计划。",
        ),
    ),
    Rule(
        name="growth",
        meaning="A change over the year before in percent, told by 增长, 下降 or a word like them.",
        matches=(
            "去年，规上工业增加值同比增长5.4%。",
            "去年，外贸出口增速为-1.7%。",
            "今年，单位GDP能耗下降3%左右。",
            "今年，地区生产总值增长5.5%—6%。",
            "去年，居民消费价格总指数为101.8。",
        ),
        skips=(
            "去年，一般公共预算收入增速比上年提高1.3个百分点。",
            "去年，固定资产投资增速居全市第2位。",
            "去年，湖畔街道社会消费品零售总额增长15%。",
            "去年，全省出口增长4%。",
            "去年，限额以上社会消费品零售额增长11%。",
            "去年，固定资产投资完成全年目标的91%。",
            "测算表明，生产总值每增长1个百分点，可带动就业3000人。",
        ),
    ),
    Rule(
        name="average_growth",
        meaning="A mean yearly change over a window, told by 年均.",
        matches=(
            "过去五年，地区生产总值年均增长7.4%。",
            "“十四五”时期，服务业增加值年均增长8%以上。",
            "近三年，进口年均下降2%。",
        ),
        skips=(
            "要实现翻番，今后五年生产总值年均增速需达到14.9%。",
            "过去五年，全市生产总值年均增长6.9%，我区争先进位。",
            "过去五年，游客人数年均增长12%。",
        ),
    ),
    Rule(
        name="total_growth",
        meaning="A change over several years: from a base year, by a multiple, by doubling.",
        matches=(
            "去年，出口比2018年增长34.2%。",
            "去年，民间投资是2018年的3.85倍。",
            "五年来，数字经济核心产业增加值翻了一番。",
        ),
        skips=(
            "五年来，上市企业数量翻了两番。",
            "五年来，公园面积增长1.6倍。",
            "开展“倍增”行动，市场主体是2018年的两倍。",
        ),
    ),
    Rule(
        name="increment",
        meaning="A change told in the unit itself, by 增加 or 净增 and an amount.",
        matches=(
            "去年，税收收入净增1.4亿元。",
            "今年，社会消费品零售总额增量60亿元以上。",
            "去年末，贷款余额比年初增加120亿元。",
        ),
        skips=(
            "去年，新增上市企业4家、贷款贴息1.2亿元。",
            "去年，城镇登记失业率下降0.3个百分点。",
            "去年，减税降费增加8亿元。",
        ),
    ),
    Rule(
        name="share",
        meaning="A part of a whole in percent, told by 占 or 比重; the indicator is the part.",
        matches=(
            "去年，税收收入占一般公共预算收入比重为93.2%。",
            "今年，服务业增加值占地区生产总值比重稳定在70%以上。",
            "去年，研发投入占生产总值比重达到3.2%。",
        ),
        skips=(
            "去年，民生支出占一般公共预算支出比重达78%。",
            "去年，绿色建筑占比提高到96%。",
            "去年，服务业增加值占比提高1.2个百分点。",
        ),
    ),
    Rule(
        name="start",
        meaning="The size that a change starts from: of the year before the window, or year, told.",
        matches=(
            "五年来，出口由100亿元增加到150亿元。",
            "去年，民间投资占比由48%提高到52%。",
        ),
        skips=(
            "五年来，上市企业由3家增加到9家。",
            "去年，园区税收占比由30%提高到36%。",
        ),
    ),
    Rule(
        name="ratio",
        meaning="The three shares of 三次产业比 a:b:c, in the order of the sectors.",
        matches=(
            "去年，三次产业比为2.1:38.4:59.5。",
            "三次产业结构由2018年的3∶45∶52调整为2∶38∶60。",
        ),
        skips=(
            "去年，三次产业结构持续优化。",
            "开发地块容积率、绿地率、密度按2:3:4控制。",
            "三次产业从业人员按3:4:5配备讲解员。",
        ),
    ),
    Rule(
        name="paired",
        meaning="One figure of a list, given by its position to one name of a list (分别).",
        matches=(
            "去年，规上工业增加值、服务业增加值分别增长5.4%、6.8%。",
            "去年，城乡居民人均可支配收入分别达到71250元和42380元。",
            "今年，出口、进口分别增长5%和7%以上。",
        ),
        skips=(
            "去年，民间投资、工业投资增速分别高于全市1.2个和0.8个百分点。",
            "去年，出口、进口分别居全市第2位和第4位。",
            "去年，游客人数、门票收入分别增长8%、9%。",
        ),
    ),
    Rule(
        name="shared",
        meaning="One figure that several names share (均, 双双, 都).",
        matches=(
            "去年，社会消费品零售总额、固定资产投资均增长8%。",
            "去年，一般公共预算收入、税收收入双双突破90亿元。",
        ),
        skips=(
            "去年，出口、进口增速均居全市第二。",
            "去年，游客人数、门票收入均增长9%。",
        ),
    ),
    Rule(
        name="wordless",
        meaning="A size told without a number: 正增长, 同步, 下达任务, 高于全省平均.",
        matches=(
            "今年，进出口总额力争实现正增长。",
            "今年，居民收入增长与经济增长同步。",
            "今年，固定资产投资完成市下达目标任务。",
            "今年，规上工业增加值增速高于全省平均水平。",
            "今年，实际利用外资与上年持平。",
        ),
        skips=(
            "今年，支持平台经济发展，进出口总额保持平稳。",
            "固定资产投资合理增长，社会消费品零售总额稳步提升。",
            "去年，规上工业增加值增速高于全省平均水平。",
            "今年，节能减排完成市下达目标任务。",
        ),
    ),
    Rule(
        name="table cell",
        meaning="A cell of a table: what the heads of its row and column, and its own text, state.",
        matches=(
            "指标\t单位\t2023年\t增长（%）\n工业投资\t亿元\t62.4\t9.1\n",
            "| 主要指标 | 2023年（亿元） | 增速（%） |\n| 出口 | 88.4 | 4.1 |\n",
        ),
        skips=(
            "街道\t单位\t2023年\t增长（%）\n湖畔\t亿元\t62.4\t9.1\n",
            "指标\t单位\t全市排名\t前移位次\n工业投资\t位\t3\t2\n",
        ),
    ),
)
