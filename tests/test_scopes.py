"""Whose figure it is and from when: sentences whose subject or start stands a way before it."""

import pytest
from sentences import read

STARTS = [  # the size that a change starts from
    (
        "五年来，人均生产总值由37000元增加到52000元，年均增长7%；出口由20亿美元增加到28亿美元。",
        "gdp_per_capita level 37000 cny 2018 actual eq",
        "gdp_per_capita level 52000 cny 2023 actual eq",
        "gdp_per_capita average_growth 7 percent 2019/2023 actual eq",
        "exports level 20 100m_usd 2018 actual eq",
        "exports level 28 100m_usd 2023 actual eq",
    ),
    (  # the year told with the first start is that of the others
        "生产总值由2003年的118亿元增加到2023年的840亿元；人均生产总值由8200元增加到64000元，增长6.8倍。",
        "gdp level 118 100m_cny 2003 actual eq",
        "gdp level 840 100m_cny 2023 actual eq",
        "gdp_per_capita level 8200 cny 2003 actual eq",
        "gdp_per_capita level 64000 cny 2023 actual eq",
        "gdp_per_capita total_growth 680 percent 2003/2023 actual eq",
    ),
    (  # both ends named
        "从2018年到2023年，出口由100亿元增加到150亿元。",
        "exports level 100 100m_cny 2018 actual eq",
        "exports level 150 100m_cny 2023 actual eq",
    ),
    (  # nothing says from when
        "出口由100亿元增加到150亿元。",
        "exports level 150 100m_cny 2023 actual eq",
    ),
    (
        "到2028年，工业投资由30亿元提高到50亿元。",
        "industrial_investment level 50 100m_cny 2028 target eq",
    ),
    (  # the year before a rate over it stays the year before
        "生产总值由2018年的580亿元增加到2023年的899亿元，2023年比上年增长5%。",
        "gdp level 580 100m_cny 2018 actual eq",
        "gdp level 899 100m_cny 2023 actual eq",
        "gdp growth 5 percent 2023 actual eq",
    ),
]
BASES = [  # how far a year of comparison reaches
    (  # at the head of a sentence, to its end
        "2023年同2018年相比，生产总值翻了一番，年均增长14%；固定资产投资增长2.8倍；出口增长80%。",
        "gdp total_growth 100 percent 2018/2023 actual eq",
        "gdp average_growth 14 percent 2019/2023 actual eq",
        "fixed_asset_investment total_growth 280 percent 2018/2023 actual eq",
        "exports total_growth 80 percent 2018/2023 actual eq",
    ),
    (  # a multiple is of its own subject alone
        "去年，生产总值900亿元，是2018年的1.5倍，出口增长4%。",
        "gdp level 900 100m_cny 2023 actual eq",
        "gdp total_growth 50 percent 2018/2023 actual eq",
        "exports growth 4 percent 2023 actual eq",
    ),
    (
        "2023年，存贷款余额分别比2018年初增长94%和57%。",
        "deposits total_growth 94 percent 2018/2023 actual eq",
        "loans total_growth 57 percent 2018/2023 actual eq",
    ),
    (  # a window that dates projects
        "推进60项在今后三年内实施的项目，确保服务业增加值增长10%以上。",
        "services_va growth 10 percent 2024 target ge firm",
    ),
    (  # a sum by its name
        "五年来，固定资产投资总额达1039亿元，年均增长12%。",
        "fixed_asset_investment level 1039 100m_cny 2019/2023 actual eq",
        "fixed_asset_investment average_growth 12 percent 2019/2023 actual eq",
    ),
    (  # a rank between, with a number in it
        "全区生产总值从2018年的580亿元增加到2023年的899亿元，连续9年居全市首位，五年年均增长7.9%。",
        "gdp level 580 100m_cny 2018 actual eq",
        "gdp level 899 100m_cny 2023 actual eq",
        "gdp average_growth 7.9 percent 2019/2023 actual eq",
    ),
    (  # the pace slackens, the price goes on rising
        "居民消费价格涨幅比上年回落2个百分点，为3%。",
        "cpi growth 3 percent 2023 actual eq",
    ),
]
NAMES = [  # names that lean on others
    (
        "第一产业稳定增长。实现增加值48亿元，增长4%。",
        "primary_va level 48 100m_cny 2023 actual eq",
        "primary_va growth 4 percent 2023 actual eq",
    ),
    (
        "其中，规模以上工业企业（即年收入两千万元以上的工业企业）增加值314亿元，增长12%。",
        "industrial_va level 314 100m_cny 2023 actual eq",
        "industrial_va growth 12 percent 2023 actual eq",
    ),
    (
        "去年，工业总产值391亿元，增加值98亿元，分别增长14.9%和13.1%。",
        "industrial_output level 391 100m_cny 2023 actual eq",
        "industry_va level 98 100m_cny 2023 actual eq",
        "industrial_output growth 14.9 percent 2023 actual eq",
        "industry_va growth 13.1 percent 2023 actual eq",
    ),
    (
        "去年，生产总值增长5%，其中农业增长4%，工业增长13%。",
        "gdp growth 5 percent 2023 actual eq",
        "primary_va growth 4 percent 2023 actual eq",
        "industry_va growth 13 percent 2023 actual eq",
    ),
    (
        "去年，利用内资、外资分别增长76%、69%。",
        "domestic_capital growth 76 percent 2023 actual eq",
        "fdi growth 69 percent 2023 actual eq",
    ),
    (
        "今年，城、乡居民人均可支配收入分别增长7.5%、9%以上。",
        "income_urban growth 7.5 percent 2024 target ge",
        "income_rural growth 9 percent 2024 target ge",
    ),
    (
        "大力发展数字经济，去年核心产业增加值占GDP比重达到3.5%。",
        "digital_va share 3.5 percent 2023 actual eq",
    ),
    (  # one of two without a name here
        "去年，出口50亿元，货运量30万吨，分别增长4%和8%。",
        "exports level 50 100m_cny 2023 actual eq",
        "exports growth 4 percent 2023 actual eq",
    ),
    (
        "去年，外商直接投资合同金额8亿美元，增长19%；实际使用金额5亿美元，增长12%。",
        "contracted_fdi level 8 100m_usd 2023 actual eq",
        "contracted_fdi growth 19 percent 2023 actual eq",
        "fdi level 5 100m_usd 2023 actual eq",
        "fdi growth 12 percent 2023 actual eq",
    ),
    (
        "去年，城镇居民人均可支配收入7703元，考虑物价下降因素，实际增长13.4%。",
        "income_urban level 7703 cny 2023 actual eq",
        "income_urban growth 13.4 percent 2023 actual eq real",
    ),
    (
        "去年，服务进出口总额90亿元，增长9%，其中服务出口50亿元。",
        "service_trade level 90 100m_cny 2023 actual eq",
        "service_trade growth 9 percent 2023 actual eq",
        "service_exports level 50 100m_cny 2023 actual eq",
    ),
    (
        "今年，人均生产总值力争与本地生产总值同步增长。",
        "gdp_per_capita growth - percent 2024 target in_step stretch own_gdp",
    ),
]
OWN = [  # the area's own beside what is a part's
    (
        "今年，企业研发经费投入增长10%，居民消费价格涨幅控制在3%左右。",
        "cpi growth 3 percent 2024 target approx",
    ),
    (
        "去年，进出口总额200亿元。对东盟国家进出口总额38亿元，增长9%，其中出口20亿元。",
        "trade_total level 200 100m_cny 2023 actual eq",
    ),
    (
        "去年，出口增长14%，对全省出口贡献率达27%，进口增长37%。",
        "exports growth 14 percent 2023 actual eq",
        "imports growth 37 percent 2023 actual eq",
    ),
    (
        "去年末，贷款余额300亿元，其中对实体经济发放的贷款余额210亿元。",
        "loans level 300 100m_cny 2023 actual eq",
    ),
    (
        "去年，6个工业园区全部达标，规上工业增加值增长10%。",
        "industrial_va growth 10 percent 2023 actual eq",
    ),
    (
        "去年，全区百亿园区达到7个，规上工业增加值增长9%。",
        "industrial_va growth 9 percent 2023 actual eq",
    ),
    (
        "去年，产业园区配套设施完成投资56亿元，工业投资增长10%。",
        "industrial_investment growth 10 percent 2023 actual eq",
    ),
]
OTHERS = [  # a part's, a partner's or some people's
    "去年，低收入组人均可支配收入9000元，中间收入组人均可支配收入30000元。",
    "去年，脱贫人口人均可支配收入增长12%。",
    "去年，第一产业投资增长24%，第二产业增长20%，第三产业增长33%。",
    "东新区实施产业项目112个、基础设施项目155个，固定资产投资达到35亿元，增长44%。",
    "今年，工业园区投资、产值和税收分别增长15%以上。",
    "今年，亩均生产总值、税收均增长15%以上。",
    "70万吨电池项目新增工业产值15亿元。",
    "高新技术产业、新兴产业对规上工业增长贡献份额达70%以上。",
    "“三农”贷款余额达到50亿元以上。",
    "做强汽车产业，核心产业增加值增长8%。",
    "工业增长13%。",
    "去年，教育支出达到25亿元。",
    "去年，引进超千万美元外资项目50个。",
    "去年，低收入困难群体人均可支配收入越过4300元。",
    "今年，市外境内资金完成固定资产投资550亿元。",
    "去年，单位地区生产总值能耗降低，化学需氧量和二氧化硫排放量分别下降1.9%和1.7%。",
    "去年，与沿线国家（地区）进出口增长28%。",
    "去年，居民消费价格指数在控制目标以内。",
    "去年，电动汽车、锂电池、光伏产品“新三样”出口额增长1.7倍。",
    "去年，“涉农”贷款余额67亿元。",
    "今年，将政府投资400万元以下项目交由群众实施。",
    "去年，轻纺工业完成投资99亿元，增长10.7%。",
    "去年，完成新基建投资40.5亿元。",
    "去年，临港工业实现增加值32亿元。",
    "去年，劳务输出增加农民收入1.6亿元。",
    "今年，城镇新增就业预期目标比去年多100万人。",
    "西部地区生产总值、规模以上工业总产值占全市的比重分别从37.8%和50.1%提高到39%和53%。",
    "去年，“10+6”产业完成固定资产投资240亿元，增长26%。",
    "去年，知识密集型贸易进出口额增长20%。",
    "去年末，农村金融机构（信用社、商业银行）贷款余额95亿元，比年初增加8亿元。",
    "三年内实现税收过500万元、产值过5亿元的企业数量倍增。",
    "乡镇企业持续发展，全年实现营业收入151亿元，其中工业增加值增长17%。",
]
REVIEWS = [  # what a review of years says after a year has been named, and asides
    (
        "一、2023年工作回顾\n2023年，全区生产总值900亿元。\n过去五年，我们扩大开放。举办了各类展会。累计实际利用外资39亿美元。",
        "gdp level 900 100m_cny 2023 actual eq",
        "fdi level 39 100m_usd 2019/2023 actual eq",
    ),
    (
        "经过五年努力，生产总值由600亿元增加到900亿元。",
        "gdp level 600 100m_cny 2018 actual eq",
        "gdp level 900 100m_cny 2023 actual eq",
    ),
    (
        "五年来，进出口总额跨上300亿元台阶。",
        "trade_total level 300 100m_cny 2023 actual ge",
    ),
    (
        "五年来，社会消费品零售总额翻了近一番。",
        "retail_sales total_growth 100 percent 2019/2023 actual approx",
    ),
    (
        "五年来，民生实事提前于2021年办结；一般公共预算收入年均增长12%。",
        "budget_revenue average_growth 12 percent 2019/2023 actual eq",
    ),
]
FOLLOWING = [  # names that lean on what their sentence has told, or on the sector before
    (
        "去年，一般公共预算收入66亿元、支出125亿元。",
        "budget_revenue level 66 100m_cny 2023 actual eq",
        "budget_expenditure level 125 100m_cny 2023 actual eq",
    ),
    (
        "去年，服务业提质扩容，增加值增长10.7%。",
        "services_va growth 10.7 percent 2023 actual eq",
    ),
    (
        "去年，固定资产投资（500万元口径）380亿元，增长5%。",
        "fixed_asset_investment level 380 100m_cny 2023 actual eq",
        "fixed_asset_investment growth 5 percent 2023 actual eq",
    ),
    (
        "去年，民营企业进出口额60亿元，占进出口总额的57%；其中出口36亿元。进出口总额106亿元。",
        "trade_total level 106 100m_cny 2023 actual eq",
    ),
]
LISTS = [  # lists that name one indicator twice, that add up, that a verb has closed
    (
        "今年，城镇登记失业率和调查失业率分别控制在4.5%、5.5%以内。",
        "unemployment_rate level 4.5 percent 2024 target le",
        "unemployment_rate level 5.5 percent 2024 target le",
    ),
    (
        "今年，城镇登记失业率、城镇调查失业率控制在5%以内。",
        "unemployment_rate level 5 percent 2024 target le",
    ),
    (
        "五年累计完成固定资产投资820亿元，实现社会消费品零售总额680亿元，"
        "分别是上个五年的1.8倍和1.6倍。",
        "fixed_asset_investment level 820 100m_cny 2019/2023 actual eq",
        "retail_sales level 680 100m_cny 2019/2023 actual eq",
        "fixed_asset_investment total_growth 80 percent 2019/2023 actual eq",
        "retail_sales total_growth 60 percent 2019/2023 actual eq",
    ),
    (
        "五年来，生产总值达到900亿元，固定资产投资累计200亿元，是“十二五”时期的2.5倍。",
        "gdp level 900 100m_cny 2023 actual eq",
        "fixed_asset_investment level 200 100m_cny 2019/2023 actual eq",
        "fixed_asset_investment total_growth 150 percent 2019/2023 actual eq",
    ),
    (
        "去年，实际利用外资9.2亿美元、内资238亿元。",
        "fdi level 9.2 100m_usd 2023 actual eq",
        "domestic_capital level 238 100m_cny 2023 actual eq",
    ),
    (
        "去年，1-11月规上工业企业利润增长7%；万元地区生产总值能耗下降3.6%。",
        "energy_intensity growth -3.6 percent 2023 actual eq",
    ),
    (
        "一、2023年工作回顾\n三次产业结构由上年的5:42:53调整为4:41:55。",
        "primary_va share 5 percent 2022 actual eq",
        "secondary_va share 42 percent 2022 actual eq",
        "services_va share 53 percent 2022 actual eq",
        "primary_va share 4 percent 2023 actual eq",
        "secondary_va share 41 percent 2023 actual eq",
        "services_va share 55 percent 2023 actual eq",
    ),
]
PRICES = [  # the rise of prices is that of prices alone
    (
        "今年，城镇登记失业率、居民消费价格涨幅均控制在3%以内。",
        "unemployment_rate level 3 percent 2024 target le",
        "cpi growth 3 percent 2024 target le",
    ),
    (
        "今年，城镇登记失业率和居民消费价格指数涨幅分别控制在4%以内、2%左右。",
        "unemployment_rate level 4 percent 2024 target le",
        "cpi growth 2 percent 2024 target approx",
    ),
    (
        "去年，居民消费价格逐季回落，全年涨幅控制在5.6%。",
        "cpi growth 5.6 percent 2023 actual eq",
    ),
    ("去年，物价基本平稳，涨幅为3.9%。", "cpi growth 3.9 percent 2023 actual eq"),
]
ITEMS = [  # what opens within （一） ends with it
    (
        "二、2024年工作安排\n（一）全力拼经济。\n未来三年，工业投资累计突破220亿元。\n"
        "（二）全力促消费。跨境电商交易额达到70亿元以上。",
        "industrial_investment level 220 100m_cny 2024/2026 target ge",
        "cross_border_ecommerce level 70 100m_cny 2024 target ge",
    ),
]
RATES = [  # rates of single years, and averages of places
    (
        "一、过去五年工作回顾\n一般公共预算收入由2021年下降24.5%、2022年下降18%，到2023年下降7.3%。",
        "budget_revenue growth -24.5 percent 2021 actual eq",
        "budget_revenue growth -18 percent 2022 actual eq",
        "budget_revenue growth -7.3 percent 2023 actual eq",
    ),
    (
        "今年，一般公共预算收入增长达全省平均，社会消费品零售总额增长10%以上。",
        "retail_sales growth 10 percent 2024 target ge",
    ),
    (
        "去年，强力促进项目建设，扭转了固定资产投资增速下滑态势，全年增长5.1%。",
        "fixed_asset_investment growth 5.1 percent 2023 actual eq",
    ),
]
BRACKETS = [  # times in brackets, ranks of a pace, the towns' part of investment
    (
        "2023年，固定资产投资增长5.3%，增速比最低谷（1-2月）高出53.5个百分点；社会消费品零售总额增长12.1%。",
        "fixed_asset_investment growth 5.3 percent 2023 actual eq",
        "retail_sales growth 12.1 percent 2023 actual eq",
    ),
    (
        "去年，一般公共预算收入增速居全省第10位，预计全年完成27.5亿元，增长3.5%。",
        "budget_revenue level 27.5 100m_cny 2023 estimate eq estimate",
        "budget_revenue growth 3.5 percent 2023 estimate eq estimate",
    ),
    (
        "去年，全社会固定资产投资880亿元，其中城镇固定资产投资741亿元，增长14%。",
        "fixed_asset_investment level 880 100m_cny 2023 actual eq",
    ),
    (
        "一、过去五年工作回顾\n固定资产投资突破千亿元大关。",
        "fixed_asset_investment level 1000 100m_cny 2023 actual ge",
    ),
    (
        "今后五年的主要奋斗目标是：地区生产总值突破1000亿元，年均增长10%以上。",
        "gdp level 1000 100m_cny 2028 target ge stretch",
        "gdp average_growth 10 percent 2024/2028 target ge stretch",
    ),
]
BETWEEN = [  # from lists of sizes to lists of sizes, and how far above another
    (
        "一、过去五年工作回顾\n城镇、农村居民人均可支配收入分别由19019元、6876元提高到30775元和11045元。",
        "income_urban level 19019 cny 2018 actual eq",
        "income_rural level 6876 cny 2018 actual eq",
        "income_urban level 30775 cny 2023 actual eq",
        "income_rural level 11045 cny 2023 actual eq",
    ),
    (
        "去年，一般公共预算收入、支出由66亿元、125亿元增加到90亿元、180亿元。",
        "budget_revenue level 66 100m_cny 2022 actual eq",
        "budget_expenditure level 125 100m_cny 2022 actual eq",
        "budget_revenue level 90 100m_cny 2023 actual eq",
        "budget_expenditure level 180 100m_cny 2023 actual eq",
    ),
    (
        "今后五年，城镇、农村居民人均可支配收入分别由19019元、6876元提高到30775元和11045元。",
        "income_urban level 30775 cny 2028 target eq",
        "income_rural level 11045 cny 2028 target eq",
    ),
    (
        "去年，农村居民人均可支配收入增长8%，高于全国平均水平140元。",
        "income_rural growth 8 percent 2023 actual eq",
    ),
    (
        "去年，第三产业在国内生产总值中占的比重由32.2%提高到40%。",
        "services_va share 32.2 percent 2022 actual eq",
        "services_va share 40 percent 2023 actual eq",
    ),
    (
        "五年来，地区生产总值连续突破400、500、600亿元，年均增长12%。",
        "gdp level 600 100m_cny 2023 actual ge",
        "gdp average_growth 12 percent 2019/2023 actual eq",
    ),
    (
        "去年，新增城镇就业2.01万人，4978名毕业生就业。",
        "new_jobs level 20100 person 2023 actual eq",
    ),
    (
        "去年，城乡居民人均可支配收入与经济增长基本同步。",
        "income_all growth - percent 2023 actual in_step own_gdp",
    ),
    (
        "提出今后五年的主要目标（以下数据不含东县）：生产总值年均增长8.5%左右。",
        "gdp average_growth 8.5 percent 2024/2028 target approx",
    ),
    (
        "去年，“四新”经济、高新技术产业投资分别增长39.3%、37.1%。",
        "hightech_investment growth 37.1 percent 2023 actual eq",
    ),
]
CARRIED = [  # what 其中, a title or 有余 hands on
    (
        "五年累计财政总收入226亿元，年均增长28.6%，其中一般预算收入94亿元。",
        "fiscal_revenue level 226 100m_cny 2019/2023 actual eq",
        "fiscal_revenue average_growth 28.6 percent 2019/2023 actual eq",
        "budget_revenue level 94 100m_cny 2019/2023 actual eq",
    ),
    (
        "五年累计完成固定资产投资820亿元，其中2023年完成工业投资90亿元。",
        "fixed_asset_investment level 820 100m_cny 2019/2023 actual eq",
        "industrial_investment level 90 100m_cny 2023 actual eq",
    ),
    (
        "2023年，进出口总额50亿美元，比2018年增长4.1倍；其中出口28亿美元，增长5.4倍。",
        "trade_total level 50 100m_usd 2023 actual eq",
        "trade_total total_growth 410 percent 2018/2023 actual eq",
        "exports level 28 100m_usd 2023 actual eq",
        "exports total_growth 540 percent 2018/2023 actual eq",
    ),
    (
        "五年来，生产总值年均增长15.7%，实现翻番有余。",
        "gdp average_growth 15.7 percent 2019/2023 actual eq",
        "gdp total_growth 100 percent 2019/2023 actual ge",
    ),
    (
        "一、2023年工作回顾\n（一）综合实力迈上新台阶。五年来，累计实际利用外资39亿美元。",
        "fdi level 39 100m_usd 2019/2023 actual eq",
    ),
    (
        "一、过去五年工作回顾\n生产总值由2018年的600亿元提高到2023年的900亿元。实际利用外资39亿美元。",
        "gdp level 600 100m_cny 2018 actual eq",
        "gdp level 900 100m_cny 2023 actual eq",
        "fdi level 39 100m_usd 2023 actual eq",
    ),
    (
        "居民人均可支配收入36628元，是2013年的2.54倍，超额完成翻番目标。",
        "income_all level 36628 cny 2023 actual eq",
        "income_all total_growth 154 percent 2013/2023 actual eq",
    ),
]
PARTS = [  # sizes that only a part of the area can have, beside the area's own
    (
        "去年，全区生产总值900亿元。今年，提升综合保税区能级。"
        "力争全年实现生产总值30亿元，进出口总额8亿美元。",
        "gdp level 900 100m_cny 2023 actual eq",
    ),
    (
        "去年，生产总值900亿元。今年，建设一批生产总值超50亿元、财政收入超5亿元的强镇。",
        "gdp level 900 100m_cny 2023 actual eq",
    ),
    (
        "去年，进出口总额90亿美元。今年，扶持一批进出口总额在1亿美元以上的企业，进出口总额增长8%。",
        "trade_total level 90 100m_usd 2023 actual eq",
        "trade_total growth 8 percent 2024 target eq",
    ),
    (
        "去年，生产总值900亿元，每平方公里土地产出生产总值8亿元，比上年提高1亿元。",
        "gdp level 900 100m_cny 2023 actual eq",
    ),
    (
        # Smaller, but said to be of all; and a level of long ago.
        "去年，固定资产投资900亿元。今年，全区固定资产投资120亿元。2003年，固定资产投资60亿元。",
        "fixed_asset_investment level 900 100m_cny 2023 actual eq",
        "fixed_asset_investment level 120 100m_cny 2024 target eq",
        "fixed_asset_investment level 60 100m_cny 2003 actual eq",
    ),
]
GROUPS = (
    LISTS,
    PRICES,
    BRACKETS,
    BETWEEN,
    CARRIED,
    PARTS,
    STARTS,
    BASES,
    NAMES,
    OWN,
    REVIEWS,
    FOLLOWING,
)
TOLD = [(text, told) for group in GROUPS for text, *told in group]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_sentence(text, told):
    assert read(text) == told


@pytest.mark.parametrize("text", OTHERS)
def test_a_sentence_without_a_figure_of_the_area(text):
    assert read(text) == []
