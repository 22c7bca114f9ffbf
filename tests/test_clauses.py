"""Sentences and the records a person reads in them.

How a record is written stands in `sentences`. The day is 18 January 2024 where none is named.
"""

import pytest
from sentences import read

OUTCOMES = [
    (
        "去年，全区实现地区生产总值905亿元，增长6.1%。",
        "gdp level 905 100m_cny 2023 actual eq",
        "gdp growth 6.1 percent 2023 actual eq",
    ),
    (
        "2023年，社会消费品零售总额达488亿元、同比增长7.7%；固定资产投资较上年下降2.2%。",
        "retail_sales level 488 100m_cny 2023 actual eq",
        "retail_sales growth 7.7 percent 2023 actual eq",
        "fixed_asset_investment growth -2.2 percent 2023 actual eq",
    ),
    ("去年，工业投资负增长3.3%。", "industrial_investment growth -3.3 percent 2023 actual eq"),
    ("去年，外贸出口增速为-1.7%。", "exports growth -1.7 percent 2023 actual eq"),
    (
        "去年，规上工业增加值降幅收窄至1.1%。",
        "industrial_va growth -1.1 percent 2023 actual eq",
    ),
    (
        "去年，税收收入12亿元，比上年净增1.4亿元。",
        "tax_revenue level 12 100m_cny 2023 actual eq",
        "tax_revenue increment 1.4 100m_cny 2023 actual eq",
    ),
    (
        "去年，新增城镇就业2.6万人，城镇登记失业率为2.3%。",
        "new_jobs level 26000 person 2023 actual eq",
        "unemployment_rate level 2.3 percent 2023 actual eq",
    ),
    (
        "去年，居民消费价格上涨0.4%。",
        "cpi growth 0.4 percent 2023 actual eq",
    ),
    (
        "去年，居民消费价格总指数为101.8。",
        "cpi growth 1.8 percent 2023 actual eq",
    ),
    (
        "去年，人均地区生产总值达到16.8万元，城镇居民人均可支配收入71250元。",
        "gdp_per_capita level 168000 cny 2023 actual eq",
        "income_urban level 71250 cny 2023 actual eq",
    ),
    (
        "去年末，金融机构存款余额1820亿元，贷款余额1655亿元。",
        "deposits level 1820 100m_cny 2023 actual eq",
        "loans level 1655 100m_cny 2023 actual eq",
    ),
    (
        "去年，实际利用外资8600万美元，单位GDP能耗下降3.1%。",
        "fdi level 0.86 100m_usd 2023 actual eq",
        "energy_intensity growth -3.1 percent 2023 actual eq",
    ),
    (
        "城乡居民收入增长6.4%。",
        "income_all growth 6.4 percent 2023 actual eq",
    ),
]
LISTS = [
    (
        "去年，规上工业增加值、服务业增加值分别增长5.4%、6.8%。",
        "industrial_va growth 5.4 percent 2023 actual eq",
        "services_va growth 6.8 percent 2023 actual eq",
    ),
    (
        "去年，生产总值、一般公共预算收入分别达到905亿元和92亿元，增长6.1%和5.5%。",
        "gdp level 905 100m_cny 2023 actual eq",
        "budget_revenue level 92 100m_cny 2023 actual eq",
        "gdp growth 6.1 percent 2023 actual eq",
        "budget_revenue growth 5.5 percent 2023 actual eq",
    ),
    (  # the member that is not in the registry keeps its place
        "去年，工业投资、游客人数、出口分别增长4%、21%和7%。",
        "industrial_investment growth 4 percent 2023 actual eq",
        "exports growth 7 percent 2023 actual eq",
    ),
    (
        "去年，工业投资、技改投资、房地产开发投资分别增长11%、8%和下降6%。",
        "industrial_investment growth 11 percent 2023 actual eq",
        "technical_investment growth 8 percent 2023 actual eq",
        "real_estate_investment growth -6 percent 2023 actual eq",
    ),
    (
        "今年，城镇居民、农村居民人均可支配收入分别增长6%和7%以上。",
        "income_urban growth 6 percent 2024 target ge",
        "income_rural growth 7 percent 2024 target ge",
    ),
    (
        "今年，出口、进口分别增长5%左右和7%以上。",
        "exports growth 5 percent 2024 target approx",
        "imports growth 7 percent 2024 target ge",
    ),
    (
        "去年，城乡居民人均可支配收入分别达到71250元和42380元。",
        "income_urban level 71250 cny 2023 actual eq",
        "income_rural level 42380 cny 2023 actual eq",
    ),
    (
        "去年，金融机构存贷款余额分别增长9%和11%。",
        "deposits growth 9 percent 2023 actual eq",
        "loans growth 11 percent 2023 actual eq",
    ),
    (
        "去年，社会消费品零售总额、固定资产投资均增长8%。",
        "retail_sales growth 8 percent 2023 actual eq",
        "fixed_asset_investment growth 8 percent 2023 actual eq",
    ),
    (
        "去年，一般公共预算收入、税收收入双双突破90亿元。",
        "budget_revenue level 90 100m_cny 2023 actual ge",
        "tax_revenue level 90 100m_cny 2023 actual ge",
    ),
    (
        "去年，一、二、三产业增加值分别增长2.1%、5.6%和7%。",
        "primary_va growth 2.1 percent 2023 actual eq",
        "secondary_va growth 5.6 percent 2023 actual eq",
        "services_va growth 7 percent 2023 actual eq",
    ),
]
PARTS = [  # 其中, brackets, shares, ratios
    (
        "去年，财政总收入166亿元，其中一般公共预算收入94亿元，增长5.2%。",
        "fiscal_revenue level 166 100m_cny 2023 actual eq",
        "budget_revenue level 94 100m_cny 2023 actual eq",
        "budget_revenue growth 5.2 percent 2023 actual eq",
    ),
    (
        "去年，固定资产投资增长6.5%（其中工业投资增长12%），出口增长3%。",
        "fixed_asset_investment growth 6.5 percent 2023 actual eq",
        "industrial_investment growth 12 percent 2023 actual eq",
        "exports growth 3 percent 2023 actual eq",
    ),
    (
        "去年，税收收入占一般公共预算收入比重为93.2%。",
        "tax_revenue share 93.2 percent 2023 actual eq",
    ),
    (
        "去年，民间投资占固定资产投资比重52.6%，服务业增加值占生产总值的比重达到71%。",
        "private_investment share 52.6 percent 2023 actual eq",
        "services_va share 71 percent 2023 actual eq",
    ),
    (
        "去年，三次产业比为2.1:38.4:59.5。",
        "primary_va share 2.1 percent 2023 actual eq",
        "secondary_va share 38.4 percent 2023 actual eq",
        "services_va share 59.5 percent 2023 actual eq",
    ),
    (
        "三次产业结构由2018年的3∶45∶52调整为2023年的2∶38∶60。",
        "primary_va share 3 percent 2018 actual eq",
        "secondary_va share 45 percent 2018 actual eq",
        "services_va share 52 percent 2018 actual eq",
        "primary_va share 2 percent 2023 actual eq",
        "secondary_va share 38 percent 2023 actual eq",
        "services_va share 60 percent 2023 actual eq",
    ),
    (
        "去年，研发投入占生产总值比重达到3.2%。",
        "rd_intensity share 3.2 percent 2023 actual eq",
    ),
    (
        "今年，规上工业研发费用占营业收入比重提升至4%以上。",
        "rd_share_of_revenue share 4 percent 2024 target ge",
    ),
]
INHERITED = [
    (
        "去年，社会消费品零售总额达到433亿元。同比增长11%。",
        "retail_sales level 433 100m_cny 2023 actual eq",
        "retail_sales growth 11 percent 2023 actual eq",
    ),
    (
        "去年，工业投资完成62亿元，居全市第二位，增长9%。",
        "industrial_investment level 62 100m_cny 2023 actual eq",
        "industrial_investment growth 9 percent 2023 actual eq",
    ),
    (
        "去年，固定资产投资，按可比口径，增长3%。",
        "fixed_asset_investment growth 3 percent 2023 actual eq comparable",
    ),
    (
        "去年，在全国社会消费品零售总额增长7.2%的背景下，我区同比增长9%。",
        "retail_sales growth 9 percent 2023 actual eq",
    ),
    (
        "规上工业企业发展到86家，实现增加值120亿元，增长5.8%。",
        "industrial_va level 120 100m_cny 2023 actual eq",
        "industrial_va growth 5.8 percent 2023 actual eq",
    ),
]
FROM_TO = [
    (
        "五年来，生产总值从2018年的700亿元增加到905亿元，年均增长5.3%。",
        "gdp level 700 100m_cny 2018 actual eq",
        "gdp level 905 100m_cny 2023 actual eq",
        "gdp average_growth 5.3 percent 2019/2023 actual eq",
    ),
    (
        "去年，民间投资占比由48%提高到52%。",
        "private_investment share 48 percent 2022 actual eq",
        "private_investment share 52 percent 2023 actual eq",
    ),
    (
        "生产总值增长目标由8%调整为7%左右。",
        "gdp growth 8 percent 2024 target eq",
        "gdp growth 7 percent 2024 target approx",
    ),
    ("去年，生产总值连跨600亿、700亿台阶。", "gdp level 700 100m_cny 2023 actual ge"),
    (
        "一般公共预算收入五年增长1.6倍，是2018年的2.6倍。",
        "budget_revenue total_growth 160 percent 2019/2023 actual eq",
        "budget_revenue total_growth 160 percent 2018/2023 actual eq",
    ),
    (
        "数字经济核心产业增加值五年翻了一番多。",
        "digital_va total_growth 100 percent 2019/2023 actual ge",
    ),
]
TARGETS = [  # tiers, bounds, firmness, and targets without a number
    (
        "今年固定资产投资确保增长8%、力争增长10%。",
        "fixed_asset_investment growth 8 percent 2024 target eq firm",
        "fixed_asset_investment growth 10 percent 2024 target eq stretch",
    ),
    (
        "今年生产总值增长6.7%左右（确保6.2%以上）。",
        "gdp growth 6.7 percent 2024 target approx",
        "gdp growth 6.2 percent 2024 target ge firm",
    ),
    (
        "今年，力争出口增长4%以上，完成工业投资70亿元。",
        "exports growth 4 percent 2024 target ge stretch",
        "industrial_investment level 70 100m_cny 2024 target eq",
    ),
    ("今年生产总值增长6%—6.5%。", "gdp growth 6~6.5 percent 2024 target range"),
    ("今年，生产总值按增长5%安排。", "gdp growth 5 percent 2024 target eq"),
    (
        "今年，生产总值增长6%左右，在实际工作中争取更好结果。",
        "gdp growth 6 percent 2024 target approx",
    ),
    (
        "今年，城镇调查失业率控制在5%以内，居民消费价格涨幅控制在3%左右。",
        "unemployment_rate level 5 percent 2024 target le",
        "cpi growth 3 percent 2024 target approx",
    ),
    (
        "今年，城镇登记失业率不超过3.5%，城镇新增就业不少于2万人。",
        "unemployment_rate level 3.5 percent 2024 target le",
        "new_jobs level 20000 person 2024 target ge",
    ),
    ("今年，单位GDP能耗下降2%以上。", "energy_intensity growth -2 percent 2024 target ge"),
    (
        "今年，进出口总额力争实现正增长。",
        "trade_total growth - percent 2024 target positive stretch",
    ),
    (
        "今年，居民收入增长与经济增长同步。",
        "income_all growth - percent 2024 target in_step own_gdp",
    ),
    (
        "今年，固定资产投资确保完成市里下达目标任务。",
        "fixed_asset_investment level - - 2024 target assigned firm",
    ),
    (
        "今年，规上工业增加值增速高于全省平均水平。",
        "industrial_va growth - percent 2024 target relative province",
    ),
    ("今年，实际利用外资与上年持平。", "fdi growth 0 percent 2024 target eq"),
    (
        "今年，服务外包离岸执行额保持两位数增长。",
        "service_exports growth 10 percent 2024 target ge",
    ),
    ("去年，社零总额近500亿元。", "retail_sales level 500 100m_cny 2023 actual approx"),
    ("去年，生产总值突破900亿元大关。", "gdp level 900 100m_cny 2023 actual ge"),
    ("去年，民间投资160余亿元。", "private_investment level 160 100m_cny 2023 actual ge"),
]
SETTLED = [  # basis, stage, kind
    (
        "按可比价格计算，去年生产总值增长7.8%。",
        "gdp growth 7.8 percent 2023 actual eq real",
    ),
    (
        "去年，全体居民人均可支配收入扣除价格因素实际增长5.1%。",
        "income_all growth 5.1 percent 2023 actual eq real",
    ),
    (
        "去年，一般公共预算收入120亿元，同口径增长6.5%（自然口径下降2.1%）。",
        "budget_revenue level 120 100m_cny 2023 actual eq",
        "budget_revenue growth 6.5 percent 2023 actual eq same_scope",
        "budget_revenue growth -2.1 percent 2023 actual eq natural",
    ),
    (
        "去年，进出口总额368亿元、增长4%，以美元计下降1.5%。",
        "trade_total level 368 100m_cny 2023 actual eq",
        "trade_total growth 4 percent 2023 actual eq",
        "trade_total growth -1.5 percent 2023 actual eq in_usd",
    ),
    (
        "经初步核算，2023年全区生产总值增长5.9%。",
        "gdp growth 5.9 percent 2023 actual eq preliminary",
    ),
    (
        "预计2023年财政总收入158亿元，增长4%；税收收入90亿元。",
        "fiscal_revenue level 158 100m_cny 2023 estimate eq estimate",
        "fiscal_revenue growth 4 percent 2023 estimate eq estimate",
        "tax_revenue level 90 100m_cny 2023 actual eq",
    ),
    (
        "去年年初确定的生产总值增长6%的预期目标未能实现。",
        "gdp growth 6 percent 2023 target eq restated",
    ),
    (
        "去年，规上工业增加值增长6.3%（目标5%）。",
        "industrial_va growth 6.3 percent 2023 actual eq",
        "industrial_va growth 5 percent 2023 target eq",
    ),
]
NOTHING = [
    "固定资产投资合理增长，社会消费品零售总额稳步提升。",
    "去年，一般公共预算收入增速比上年提高1.3个百分点，高于全市平均0.8个百分点，居全市第2。",
    "去年，民间投资、工业投资增速分别高于全市1.2个和0.8个百分点。",
    "今年，支持平台经济发展，进出口总额保持平稳。",
    "税收亿元楼宇达48幢，税收10亿元楼宇5幢。",
    "去年，栖川智慧产业园实现税收收入12亿元、增长20%。",
    "去年，湖畔街道社会消费品零售总额增长15%。",
    "去年，龙头企业营业收入增长33%，两大商圈实现销售额170亿元。",
    "打造千亿级时尚产业集群，培育百亿级企业3家。",
    "争取上级预算内投资等政策资金6.5亿元。",
    "测算表明，生产总值每增长1个百分点，可带动就业3000人。",
    "要实现翻番，今后五年生产总值年均增速需达到14.9%。",
    "去年，限额以上社会消费品零售额增长11%。",
    "固定资产投资进度快于序时进度6个百分点。",
    "去年，全市生产总值增长5.6%，全省出口增长4%，我区争先进位。",
    "今年，启动“双200”攻坚，打通320国道堵点。",
    "去年，民生支出占一般公共预算支出比重达78%。",
    "名词解释：生产总值是一定时期内的最终成果。",
    "去年，单位建设用地生产总值达到5.5亿元/平方公里。",
    "安排48亿元用于经济高质量发展。",
    "去年，新增1个经济总量近千亿、4个过五百亿的县。",
    "预计4个街道，生产总值过40亿元的2个、税收收入过3亿元的1个。",
    "去年，民营经济增加值占全市生产总值（GDP）的比重达到36.9%。",
    "今年，非公有制经济在全区经济中的比重达到40%以上。",
    "今年，居民收入与全国同步全面建成小康。",
    "去年，高新区扩容提质，实现生产总值90亿元，增长12%。",
    "去年，高新区经济增速领跑全市，生产总值由2017年的62亿元增加到90亿元。",
    "县域工业增加值、一般公共预算收入年均增长5%、6%。",
    "县域生产总值增长20%。",
    "东新区要继续扩区。要提速建港，固定资产投资超过100亿元。",
    "去年，聚焦新经济培育主体，总量同比增长17.8%。",
    "五年来，利用外资每年保持3亿美元以上。",
    "去年，“四新”经济占比达到30%。",
    "去年，北湖经济区生产总值占全市的比重达到40%以上。",
    "去年，全区园区业务总收入、税收收入均增长25%以上。",
    "去年，农产品加工业总产值增长5%。",
    "全社会固定资产投资实现翻番。",
    "滨海新区进入开发建设新阶段。生产总值增长23%，固定资产投资增长43%。",
    "生产建设兵团要稳步壮大。力争出口增长5%，固定资产投资增长22%。",
    "县域经济连年进位，实现生产总值增长13%。",
    "去年，在地区生产总值百亿元以下的7个区中位居第一。",
    "去年，开发区势头不减，出口90亿元，占全区的42%。",
    "去年，全区有8个乡镇（街道）的工业增加值超过10亿元。",
    "人均公共财政预算收入3238元。",
    "来源于本区的一般公共预算收入增长5%。",
    "经济健康发展，主要指标实现了两位数增长。",
    "一般公共预算收入年均增速是生产总值增速的1.8倍。",
    "去年，招商引资形成固定资产投资89亿元。",
    "五年来，科技经费投入是“十三五”的5.1倍，年均增长49%。",
    "去年，高新技术产业投资、绿色投资、文体投资和民间投资分别增长29%、34%。",
]
CAUGHT = [  # once read wrong
    (
        "去年，工业投资、游客人数和出口分别增长4%、21%和7%。",
        "industrial_investment growth 4 percent 2023 actual eq",
        "exports growth 7 percent 2023 actual eq",
    ),
    (
        "生产总值从2018年的700亿元增加到2023年的905亿元，年均增长5.3%。",
        "gdp level 700 100m_cny 2018 actual eq",
        "gdp level 905 100m_cny 2023 actual eq",
        "gdp average_growth 5.3 percent 2019/2023 actual eq",
    ),
    (
        "力争出口增长4%以上，完成工业投资70亿元。",
        "exports growth 4 percent 2024 target ge stretch",
        "industrial_investment level 70 100m_cny 2024 target eq",
    ),
]
CAUGHT += [  # in the reports of provinces and cities
    (  # a rank between a level and its growth
        "去年，生产总值达到1020亿元、稳居全市前三、增长6.4%。",
        "gdp level 1020 100m_cny 2023 actual eq",
        "gdp growth 6.4 percent 2023 actual eq",
    ),
    (  # a change whose rank is told has no figure to wait for
        "去年，固定资产投资增幅创历史最高，完成160亿元，增长12%。",
        "fixed_asset_investment level 160 100m_cny 2023 actual eq",
        "fixed_asset_investment growth 12 percent 2023 actual eq",
    ),
    (  # a change that waits for its figure
        "今年经济增长速度的调控目标，定为8%至9%。",
        "gdp growth 8~9 percent 2024 target range",
    ),
    (  # where a change of structure began, undated
        "五年来，三次产业结构由4∶46∶50调整为2∶38∶60。",
        "primary_va share 4 percent 2018 actual eq",
        "secondary_va share 46 percent 2018 actual eq",
        "services_va share 50 percent 2018 actual eq",
        "primary_va share 2 percent 2023 actual eq",
        "secondary_va share 38 percent 2023 actual eq",
        "services_va share 60 percent 2023 actual eq",
    ),
    (  # a count of years before a name
        "全区五年生产总值增长45%。",
        "gdp total_growth 45 percent 2019/2023 actual eq",
    ),
    (
        "计划规定，五年内全区生产总值增长45%。",
        "gdp total_growth 45 percent 2024/2028 target eq",
    ),
]
NOTED = [  # what a note in brackets says of the figure before it, and of those to come
    (
        "去年，生产总值905亿元（预计数，下同），增长6%；出口150亿元。",
        "gdp level 905 100m_cny 2023 estimate eq estimate",
        "gdp growth 6 percent 2023 estimate eq estimate",
        "exports level 150 100m_cny 2023 estimate eq estimate",
    ),
    (
        "预计（下同）全年出口150亿元；工业投资90亿元。",
        "exports level 150 100m_cny 2023 estimate eq estimate",
        "industrial_investment level 90 100m_cny 2023 estimate eq estimate",
    ),
    (
        "去年，出口150亿元，增长4%（预计）；进口60亿元。",
        "exports level 150 100m_cny 2023 estimate eq estimate",
        "exports growth 4 percent 2023 estimate eq estimate",
        "imports level 60 100m_cny 2023 actual eq",
    ),
    (
        "出口由2018年的100亿元增加到150亿元（2023年数据均为预计数，下同），年均增长8%。",
        "exports level 100 100m_cny 2018 actual eq",
        "exports level 150 100m_cny 2023 estimate eq estimate",
        "exports average_growth 8 percent 2019/2023 estimate eq estimate",
    ),
    (
        "预计出口150亿元，是2018年的1.5倍（下同）；进口60亿元。",
        "exports level 150 100m_cny 2023 estimate eq estimate",
        "exports total_growth 50 percent 2018/2023 estimate eq estimate",
        "imports level 60 100m_cny 2023 actual eq",
    ),
    ("初步预算，去年生产总值905亿元。", "gdp level 905 100m_cny 2023 estimate eq estimate"),
]
EFFORT = [  # how far 力争 and 确保 reach, and when they are no verbs
    (
        "今年，力争引资总额突破80亿元，实际利用外资2亿美元；出口增长5%。",
        "fdi level 2 100m_usd 2024 target eq stretch",
        "exports growth 5 percent 2024 target eq stretch",
    ),
    (
        "今年，确保货运量增长6%，出口增长5%。",
        "exports growth 5 percent 2024 target eq firm",
    ),
    (
        "今年，生产总值增长5%、力争突破900亿元，出口增长5%。",
        "gdp growth 5 percent 2024 target eq",
        "gdp level 900 100m_cny 2024 target ge stretch",
        "exports growth 5 percent 2024 target eq",
    ),
    (
        "今年，确保完成脱贫任务；出口增长5%。",
        "exports growth 5 percent 2024 target eq",
    ),
    (
        "今年，工业投资增长9%、其中高技术占比力争达到60%，出口增长5%。",
        "industrial_investment growth 9 percent 2024 target eq",
        "exports growth 5 percent 2024 target eq",
    ),
    (
        "今年，出口增长16%，力争达到18%。",
        "exports growth 16 percent 2024 target eq",
        "exports growth 18 percent 2024 target eq stretch",
    ),
    (
        "确保新签约、新开工项目分别达到300个、200个，实际利用外资7500万美元。",
        "fdi level 0.75 100m_usd 2024 target eq firm",
    ),
    (  # a goal named in passing gives the list no firmness
        "与奋斗目标相衔接，今年主要预期目标是：地区生产总值增长8%左右。",
        "gdp growth 8 percent 2024 target approx",
    ),
    (
        "围绕“税收收入突破一千亿元、人口突破一千万人”的奋斗目标。",
        "tax_revenue level 1000 100m_cny 2024 target ge stretch",
    ),
    (  # the size and the change are striven for as one
        "今年固定资产投资力争完成90亿元以上，增长8%；出口增长5%。",
        "fixed_asset_investment level 90 100m_cny 2024 target ge stretch",
        "fixed_asset_investment growth 8 percent 2024 target eq stretch",
        "exports growth 5 percent 2024 target eq",
    ),
    ("经过全区上下的不懈努力，出口增长5%。", "exports growth 5 percent 2023 actual eq"),
    ("付出加倍的努力去开拓，出口增长5%。", "exports growth 5 percent 2023 actual eq"),
]
SCOPES = [  # a basis told before a size, and 实际 that is one
    (
        "去年，税收收入按可比口径完成52亿元，增长6%；出口增长5%。",
        "tax_revenue level 52 100m_cny 2023 actual eq comparable",
        "tax_revenue growth 6 percent 2023 actual eq comparable",
        "exports growth 5 percent 2023 actual eq",
    ),
    (
        "去年，社会消费品零售总额实际增长7%，实际利用外资实际增长8%。",
        "retail_sales growth 7 percent 2023 actual eq real",
        "fdi growth 8 percent 2023 actual eq",
    ),
]
PLACED = [  # lists with more figures than known names, or more times than one
    (
        "去年，生产总值905亿元，增长6%；出口93亿元，增长9%，分别是2018年的1.5倍、2倍。",
        "gdp level 905 100m_cny 2023 actual eq",
        "gdp growth 6 percent 2023 actual eq",
        "exports level 93 100m_cny 2023 actual eq",
        "exports growth 9 percent 2023 actual eq",
        "gdp total_growth 50 percent 2018/2023 actual eq",
        "exports total_growth 100 percent 2018/2023 actual eq",
    ),
    (
        "五年来，城乡居民收入与经济增长保持同步，年均分别增长8%和9%。",
        "income_all average_growth - percent 2019/2023 actual in_step own_gdp",
        "income_urban average_growth 8 percent 2019/2023 actual eq",
        "income_rural average_growth 9 percent 2019/2023 actual eq",
    ),
    (
        "去年，社会消费品零售总额、进出口总额达到256亿元、24亿美元。",
        "retail_sales level 256 100m_cny 2023 actual eq",
        "trade_total level 24 100m_usd 2023 actual eq",
    ),
    (
        "五年来，家底更厚。去年进出口114亿美元，其中出口64亿美元，年均增长29%和26%。",
        "trade_total level 114 100m_usd 2023 actual eq",
        "exports level 64 100m_usd 2023 actual eq",
        "trade_total average_growth 29 percent 2019/2023 actual eq",
        "exports average_growth 26 percent 2019/2023 actual eq",
    ),
    (
        "去年，货运量和出口分别增长3%和4%。",
        "exports growth 4 percent 2023 actual eq",
    ),
    (
        "今年，城镇调查失业率、登记失业率分别控制在5.5%、4.5%以内。",
        "unemployment_rate level 5.5 percent 2024 target le",
        "unemployment_rate level 4.5 percent 2024 target le",
    ),
    (
        "去年，城乡居民人均可支配收入分别达3.1万元、1.8万元，增加2100元、1400元。",
        "income_urban level 31000 cny 2023 actual eq",
        "income_rural level 18000 cny 2023 actual eq",
        "income_urban increment 2100 cny 2023 actual eq",
        "income_rural increment 1400 cny 2023 actual eq",
    ),
    (
        "去年，工业投资、税收收入、城乡居民人均可支配收入分别达45亿元、52亿元、31000元和18000元。",
        "industrial_investment level 45 100m_cny 2023 actual eq",
        "tax_revenue level 52 100m_cny 2023 actual eq",
        "income_urban level 31000 cny 2023 actual eq",
        "income_rural level 18000 cny 2023 actual eq",
    ),
    (
        "去年一季度、上半年，出口增速分别为7.5%、8.1%，进口增速分别为6.5%、6.1%。",
        "exports growth 7.5 percent 2023-Q1 actual eq",
        "exports growth 8.1 percent 2023-H1 actual eq",
        "imports growth 6.5 percent 2023-Q1 actual eq",
        "imports growth 6.1 percent 2023-H1 actual eq",
    ),
    (
        "今年，生产总值增长6%，一、二、三产分别增长3%、7%、5%。",
        "gdp growth 6 percent 2024 target eq",
        "primary_va growth 3 percent 2024 target eq",
        "secondary_va growth 7 percent 2024 target eq",
        "services_va growth 5 percent 2024 target eq",
    ),
    (
        "今年，生产总值增长6%（第一产业增长3%，第二产业增长7%）。",
        "gdp growth 6 percent 2024 target eq",
        "primary_va growth 3 percent 2024 target eq",
        "secondary_va growth 7 percent 2024 target eq",
    ),
]
WINDOWS = [  # sizes, aims and comparisons told of several years
    (
        "五年来，家底更厚。生产总值突破900亿元，年均增长8%；固定资产投资200亿元，年均增长9%。",
        "gdp level 900 100m_cny 2023 actual ge",
        "gdp average_growth 8 percent 2019/2023 actual eq",
        "fixed_asset_investment level 200 100m_cny 2023 actual eq",
        "fixed_asset_investment average_growth 9 percent 2019/2023 actual eq",
    ),
    (
        "五年来，外贸结构优化。出口330亿元，年均增长7%。",
        "exports level 330 100m_cny 2019/2023 actual eq",
        "exports average_growth 7 percent 2019/2023 actual eq",
    ),
    (
        "去年，累计完成工业投资330亿元，年均增长7%。",
        "industrial_investment level 330 100m_cny 2019/2023 actual eq",
        "industrial_investment average_growth 7 percent 2019/2023 actual eq",
    ),
    (
        "五年来，家底更厚。出口634亿元，增长17%，年均增长13.5%。",
        "exports level 634 100m_cny 2019/2023 actual eq",
        "exports growth 17 percent 2023 actual eq",
        "exports average_growth 13.5 percent 2019/2023 actual eq",
    ),
    (
        "五年来，家底更厚。生产总值增长45%，年均增长7.7%，其中第一产业增长4%。",
        "gdp total_growth 45 percent 2019/2023 actual eq",
        "gdp average_growth 7.7 percent 2019/2023 actual eq",
        "primary_va average_growth 4 percent 2019/2023 actual eq",
    ),
    (
        "五年来，出口年均增长7%，其中去年比上年增长4%。",
        "exports average_growth 7 percent 2019/2023 actual eq",
        "exports growth 4 percent 2023 actual eq",
    ),
    (
        "五年来，生产总值提前实现在2010年基础上翻一番的目标。",
        "gdp total_growth 100 percent 2010/2023 actual eq",
    ),
    (
        "去年，出口增长6%，两年平均增长5%；进口增长9%。",
        "exports growth 6 percent 2023 actual eq",
        "exports average_growth 5 percent 2022/2023 actual eq",
        "imports growth 9 percent 2023 actual eq",
    ),
    (
        "五年来，家底更厚。固定资产投资412亿元，是2018年的1.9倍。",
        "fixed_asset_investment level 412 100m_cny 2023 actual eq",
        "fixed_asset_investment total_growth 90 percent 2018/2023 actual eq",
    ),
    (
        "去年，遭遇53年来最强洪水，出口增长7.3%。",
        "exports growth 7.3 percent 2023 actual eq",
    ),
    (
        "去年，生产总值增速十年来首次领跑全省；出口增长8.8%。",
        "exports growth 8.8 percent 2023 actual eq",
    ),
    (
        "去年，获评“2022—2023年度创新案例”，出口增长5%。",
        "exports growth 5 percent 2023 actual eq",
    ),
    (
        "今后五年，财政支出向乡村倾斜，一般公共预算收入与经济同步增长。",
        "budget_revenue average_growth - percent 2024/2028 target in_step own_gdp",
    ),
    (
        "去年，实际利用外资32亿美元，比“十三五”时期增长3.8%；其中2022年近4亿美元。",
        "fdi level 32 100m_usd 2023 actual eq",
        "fdi level 4 100m_usd 2022 actual approx",
    ),
    (
        "去年，出口比“十三五”末增长29%。",
        "exports total_growth 29 percent 2020/2023 actual eq",
    ),
    (
        "去年，实现“十三五”以来首次领跑全市；出口增长3.3%。",
        "exports growth 3.3 percent 2023 actual eq",
    ),
    (
        "今年，用水总量不低于去年实际水平，出口增长5%。",
        "exports growth 5 percent 2024 target eq",
    ),
    (
        "今后五年，提前五年在全省率先碳达峰；出口年均增长5%。",
        "exports average_growth 5 percent 2024/2028 target eq",
    ),
    (
        "今年，生产总值增幅与去年持平。",
        "gdp growth - percent 2024 target in_step last_year",
    ),
    ("去年，出口增长6%，与全市同步。", "exports growth 6 percent 2023 actual eq"),
    (
        "去年，对全市经济增长的贡献率达20%，工业投资增长15%。",
        "industrial_investment growth 15 percent 2023 actual eq",
    ),
    (
        "去年，城镇居民人均可支配收入39000元、农村居民人均可支配收入15000元，分别高出翻番目标300元和200元。",
        "income_urban level 39000 cny 2023 actual eq",
        "income_rural level 15000 cny 2023 actual eq",
    ),
]
CAUGHT += [  # where a report told a size twice, and once of something else
    (
        "生产总值跨过千亿元大关后，2023年达到1469亿元。",
        "gdp level 1469 100m_cny 2023 actual eq",
    ),
    (
        "生产总值连续迈过500亿元、600亿元、700亿元3个台阶。",
        "gdp level 700 100m_cny 2023 actual ge",
    ),
    (
        "税收收入年均增长5.2%，突破100亿元大关、达到109亿元。",
        "tax_revenue average_growth 5.2 percent 2019/2023 actual eq",
        "tax_revenue level 100 100m_cny 2023 actual ge",
        "tax_revenue level 109 100m_cny 2023 actual eq",
    ),
    (
        "全区人民币存贷款余额2400亿元、增长6%。",
        "deposits level 2400 100m_cny 2023 actual eq",
        "loans level 2400 100m_cny 2023 actual eq",
        "deposits growth 6 percent 2023 actual eq",
        "loans growth 6 percent 2023 actual eq",
    ),
    (
        "今年，规上工业增加值、规上服务业营收分别增长6%和7%，进出口总额59亿元、增长4%。",
        "industrial_va growth 6 percent 2024 target eq",
        "trade_total level 59 100m_cny 2024 target eq",
        "trade_total growth 4 percent 2024 target eq",
    ),
    (
        "地区财政总收入和一般公共预算收入达到593亿元和185亿元。",
        "fiscal_revenue level 593 100m_cny 2023 actual eq",
        "budget_revenue level 185 100m_cny 2023 actual eq",
    ),
    (
        "今后五年，在中部地区率先实现生产总值比2020年翻一番；出口年均增长8%。",
        "gdp total_growth 100 percent 2020/2028 target eq",
        "exports average_growth 8 percent 2024/2028 target eq",
    ),
    (
        "一般预算收入90亿元，增长6%，其中地方一般预算收入50亿元，增长5%。",
        "fiscal_revenue level 90 100m_cny 2023 actual eq",
        "fiscal_revenue growth 6 percent 2023 actual eq",
        "budget_revenue level 50 100m_cny 2023 actual eq",
        "budget_revenue growth 5 percent 2023 actual eq",
    ),
    (
        "经济总量占全市比重有较大提升，达到12%以上。",
        "gdp share 12 percent 2024 target ge",
    ),
    (
        "今年，居民消费价格总指数调控在103%以内。",
        "cpi growth 3 percent 2024 target le",
    ),
    (
        "滨海新区扩区三年了。全区生产总值增长6%。",
        "gdp growth 6 percent 2023 actual eq",
    ),
    (
        "今年，用水强度低于全国，力争调控在103%左右；出口增长5%。",
        "exports growth 5 percent 2024 target eq",
    ),
    (
        "今年，出口、进口等主要经济指标增速高于全市平均。",
        "exports growth - percent 2024 target relative city",
        "imports growth - percent 2024 target relative city",
    ),
]
DATED = [  # years that date their own item alone
    (  # a base in passing gives the yearly averages of others no window
        "到2027年，出口比2020年翻一番，税收收入年均增长11%以上。",
        "exports total_growth 100 percent 2020/2027 target eq",
        "tax_revenue average_growth 11 percent 2024/2027 target ge",
    ),
    (
        "去年，出口比2018年增长30%，进口增长20%。",
        "exports total_growth 30 percent 2018/2023 actual eq",
        "imports total_growth 20 percent 2018/2023 actual eq",
    ),
    (  # a far year that is only looked to
        "锚定2035年远景目标，今后五年，出口年均增长7%。",
        "exports average_growth 7 percent 2024/2028 target eq",
    ),
    (
        "五年实际利用外资12亿美元，占全区累计利用外资的70%。",
        "fdi level 12 100m_usd 2019/2023 actual eq",
    ),
    (
        "到2027年，单位GDP能耗降低15%。",
        "energy_intensity total_growth -15 percent 2023/2027 target eq",
    ),
    (
        "到2035年，经济增速高于全市平均。",
        "gdp average_growth - percent 2024/2035 target relative city",
    ),
    (
        "2023年，生产总值是2018年1.6倍，年均增长9%；出口增长4%。",
        "gdp total_growth 60 percent 2018/2023 actual eq",
        "gdp average_growth 9 percent 2019/2023 actual eq",
        "exports growth 4 percent 2023 actual eq",
    ),
    (
        "去年，出口接近2018年的3倍，年均增长23%。",
        "exports total_growth 200 percent 2018/2023 actual eq",
        "exports average_growth 23 percent 2019/2023 actual eq",
    ),
    (
        "到2027年，生产总值达到1100亿元（按2022年价格），年均增长10%以上。",
        "gdp level 1100 100m_cny 2027 target eq",
        "gdp average_growth 10 percent 2024/2027 target ge",
    ),
    (
        "去年，工业总产值按2010年不变价格计算，增长9%。",
        "industrial_output growth 9 percent 2023 actual eq real",
    ),
    (
        "五年来，投资结构优化。生产总值2020年迈上200亿元台阶、年均增长7%，出口年均增长10%。",
        "gdp level 200 100m_cny 2020 actual ge",
        "gdp average_growth 7 percent 2019/2023 actual eq",
        "exports average_growth 10 percent 2019/2023 actual eq",
    ),
    (
        "去年，增速自2021年6月份以来排全市第1位；出口增长5%。",
        "exports growth 5 percent 2023 actual eq",
    ),
    (
        "五年固定资产投资完成566亿元；出口79亿元。",
        "fixed_asset_investment level 566 100m_cny 2019/2023 actual eq",
        "exports level 79 100m_cny 2019/2023 actual eq",
    ),
    (
        "五年来，家底更厚。出口增长1.7倍，年均增长22%。",
        "exports total_growth 170 percent 2019/2023 actual eq",
        "exports average_growth 22 percent 2019/2023 actual eq",
    ),
    (
        "今年，物价涨幅控制在上年水平以下；出口增长5%。",
        "exports growth 5 percent 2024 target eq",
    ),
    ("生产总值增长9%─10%。", "gdp growth 9~10 percent 2024 target range"),
    ("去年，出口大约增长百分之四十一点七。", "exports growth 41.7 percent 2023 actual approx"),
    ("去年，商品零售价格上涨3%。", "rpi growth 3 percent 2023 actual eq"),
    (
        "去年，固定资产投资与地区生产总值比例下降12.4个百分点至59.6%。",
        "fixed_asset_investment share 59.6 percent 2023 actual eq",
    ),
    (
        "预计生产总值达到560亿元（下同）；出口56亿元。",
        "gdp level 560 100m_cny 2023 estimate eq estimate",
        "exports level 56 100m_cny 2023 estimate eq estimate",
    ),
    (
        "去年，全区生产总值占全市的比重达到12%。",
        "gdp share 12 percent 2023 actual eq",
    ),
    (
        "地方财政收入265亿元，增长20%；其中一般预算收入219亿元，增长21.5%。",
        "fiscal_revenue level 265 100m_cny 2023 actual eq",
        "fiscal_revenue growth 20 percent 2023 actual eq",
        "budget_revenue level 219 100m_cny 2023 actual eq",
        "budget_revenue growth 21.5 percent 2023 actual eq",
    ),
    (
        "去年，实际利用外资（历史可比口径）增长6%。",
        "fdi growth 6 percent 2023 actual eq comparable",
    ),
    (
        "外贸综合服务企业、跨境电商进出口额分别增长15%和17%。",
        "cross_border_ecommerce growth 17 percent 2023 actual eq",
    ),
]
KNOWN_GAPS = [
    (
        "去年，城镇登记失业率下降0.4个百分点至2.3%。",
        "unemployment_rate level 2.3 percent 2023 actual eq",
    ),
    ("去年，实现了8.2%的生产总值增长。", "gdp growth 8.2 percent 2023 actual eq"),
]
GROUPS = (OUTCOMES, LISTS, PARTS, INHERITED, FROM_TO, TARGETS, SETTLED, CAUGHT)
GROUPS += (NOTED, EFFORT, SCOPES, PLACED, WINDOWS, DATED)
TOLD = [(text, told) for group in GROUPS for text, *told in group]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_sentence(text, told):
    assert read(text) == told


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_without_a_figure_of_the_area(text):
    assert read(text) == []


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("text", "told"), [(text, told) for text, *told in KNOWN_GAPS])
def test_a_known_gap(text, told):
    assert read(text) == told
