"""Figures as printed, and what they are worth: every expected value was worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.wording.amounts import parse_amount
from indicators.wording.numerals import parse_number

AMOUNTS = [  # text, value, unit
    # money
    ("地区生产总值1500亿元", "1500", "100m_cny"),
    ("地区生产总值1,500亿元", "1500", "100m_cny"),
    ("税收收入8650万元", "0.865", "100m_cny"),
    ("固定资产投资1.2万亿元", "12000", "100m_cny"),
    ("技改投资3千万元", "0.3", "100m_cny"),
    ("技改投资5百万元", "0.05", "100m_cny"),
    ("经济总量突破2.3万亿", "23000", "100m_cny"),
    ("经济总量突破900亿", "900", "100m_cny"),
    ("农村居民收入38640元", "38640", "cny"),
    ("居民收入12,345元", "12345", "cny"),
    ("实际利用外资8亿美元", "8", "100m_usd"),
    ("实际利用外资8600万美元", "0.86", "100m_usd"),
    ("实际利用外资1.5千万美元", "0.15", "100m_usd"),
    ("人均生产总值16500美元", "16500", "usd"),
    ("出口62.5亿元人民币", "62.5", "100m_cny"),
    # heads, rates, coal
    ("新增就业2.6万人", "26000", "person"),
    ("新增就业4200人", "4200", "person"),
    ("新增就业岗位3.4万个", "34000", "person"),
    ("增长6.5%", "6.5", "percent"),
    ("单位能耗0.2吨标准煤", "0.2", "tce_per_10k_cny"),
    ("单位能耗0.35吨标煤", "0.35", "tce_per_10k_cny"),
    # how digits are typed
    ("零售总额１２０５．８亿元", "1205.8", "100m_cny"),
    ("增长８．５％", "8.5", "percent"),
    ("增长19·5％", "19.5", "percent"),
    ("增长7．2﹪", "7.2", "percent"),
    ("财政收入1,234,567万元", "123.4567", "100m_cny"),
    # falls, and dashes that are none
    ("增速为-1.7%", "-1.7", "percent"),
    ("增速为－3.2%", "-3.2", "percent"),
    ("增速为−0.5%", "-0.5", "percent"),
    ("十四五——6%", "6", "percent"),
    # more than printed
    ("投资1200多亿元", "1200", "100m_cny"),
    ("新增就业3万余人", "30000", "person"),
    ("投资500余亿元", "500", "100m_cny"),
    # Chinese numerals
    ("增长百分之八", "8", "percent"),
    ("增长百分之七点五", "7.5", "percent"),
    ("增长百分之十二", "12", "percent"),
    ("增长百分之二十一点五", "21.5", "percent"),
    ("增长百分之零点五", "0.5", "percent"),
    ("增长百分之一百二十", "120", "percent"),
    ("总量突破三千亿元", "3000", "100m_cny"),
    ("近两千亿元", "2000", "100m_cny"),
    ("达到一百二十亿美元", "120", "100m_usd"),
    ("迈上万亿元台阶", "10000", "100m_cny"),
    # multiples stay as printed, doublings are growth
    ("增长1.6倍", "1.6", "times"),
    ("增长两倍", "2", "times"),
    ("翻番", "100", "percent"),
    ("翻一番", "100", "percent"),
    ("翻了近一番", "100", "percent"),
    ("翻两番", "300", "percent"),
    ("翻2番", "300", "percent"),
    ("翻了三番", "700", "percent"),
]
RANGES = [  # text, value, upper end, unit
    ("6%—6.5%", "6", "6.5", "percent"),
    ("6%-6.5%", "6", "6.5", "percent"),
    ("6-6.5%", "6", "6.5", "percent"),
    ("6%~7%", "6", "7", "percent"),
    ("6%～7%", "6", "7", "percent"),
    ("6%－7%", "6", "7", "percent"),
    ("6%——7%", "6", "7", "percent"),
    ("6%至7%", "6", "7", "percent"),
    ("6%到7%", "6", "7", "percent"),
    ("8000万元—1.2亿元", "0.8", "1.2", "100m_cny"),
    ("百分之八至九", "8", "9", "percent"),
    ("百分之八到百分之九", "8", "9", "percent"),
    ("300—320亿元", "300", "320", "100m_cny"),
    ("3亿美元—3.5亿美元", "3", "3.5", "100m_usd"),
    ("2—2.5万人", "20000", "25000", "person"),
]
NOT_AMOUNTS = [
    "排名第3位",
    "居全省第二",
    "2024年",
    "二〇二四年",
    "提高1.3个百分点",
    "回落零点八个百分点",
    "“6+1”指标",
    "打通320国道",
    "G20峰会",
    "培育企业60家",
    "绿地15平方公里",
    "一心一意谋发展",
    "",
]
KNOWN_GAPS = [
    ("两百多亿元", "200", "100m_cny"),
    ("三百二十点五亿元", "320.5", "100m_cny"),
    ("增长一倍半", "1.5", "times"),
    ("投资1.5个亿", "1.5", "100m_cny"),
    ("增长近三成", "30", "percent"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS)
def test_an_amount(text, value, unit):
    found = parse_amount(text)
    assert (found.value, found.unit, found.high) == (Decimal(value), unit, None)


@pytest.mark.parametrize(("text", "value", "high", "unit"), RANGES)
def test_a_range(text, value, high, unit):
    found = parse_amount(text)
    assert (found.value, found.high, found.unit) == (Decimal(value), Decimal(high), unit)


@pytest.mark.parametrize("text", NOT_AMOUNTS)
def test_no_amount(text):
    assert parse_amount(text) is None


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize(("text", "value", "unit"), KNOWN_GAPS)
def test_a_known_gap(text, value, unit):
    found = parse_amount(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


numbers = st.decimals(0, 10**7, places=2, allow_nan=False)
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
SCALES = [  # smaller unit, larger unit, how many of the smaller make one of the larger
    ("万元", "亿元", 10_000),
    ("亿元", "万亿元", 10_000),
    ("百万元", "亿元", 100),
    ("千万元", "亿元", 10),
    ("万美元", "亿美元", 10_000),
    ("亿美元", "万亿美元", 10_000),
    ("人", "万人", 10_000),
    ("千人", "万人", 10),
]


@pytest.mark.parametrize(("small", "large", "times"), SCALES)
@given(number=numbers)
def test_a_size_is_the_same_in_either_unit(small, large, times, number):
    # plain notation: a report prints no exponents
    told, again = f"{number:f}{small}", f"{number / times:f}{large}"
    assert parse_amount(told) == parse_amount(again)


@given(number=numbers)
def test_a_number_is_the_same_in_any_type(number):
    plain = f"{number:f}"
    types = (plain, f"{number:,f}", plain.translate(WIDE), plain.replace(".", "·"))
    assert {parse_number(text) for text in types} == {number}
    assert {parse_amount(f"完成{text}亿元").value for text in types} == {number}


@given(low=numbers, high=numbers, dash=st.sampled_from("—-－~～至到"))
def test_the_dash_of_a_range_is_no_minus(low, high, dash):
    found = parse_amount(f"增长{low:f}%{dash}{high:f}%")
    assert (found.value, found.high) == (low, high)


@given(st.text(alphabet="0123456789.,·%％亿万元美人多余倍番翻百分之一三十千两点至—-", max_size=40))
def test_any_text_is_an_amount_or_none(text):
    found = parse_amount(text)
    assert found is None or found.unit
