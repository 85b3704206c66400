"""How Chinese names of people are made, and how people are reached."""

from __future__ import annotations

import re

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶瞿戚丘古"
    "米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
"""The first character of a name that has a surname of one character."""

COMPOUND_SURNAMES = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|西门|南宫|轩辕"
"""Surnames of two characters, as alternatives of a pattern."""

PHONES = re.compile(
    r"(?<![\d.])(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[-—－ ]?[2-9]\d{6,7}"
    r"|[48]00[- ]?\d{3,4}[- ]?\d{3,4})(?![\d.])"
    r"|(?<=[话机线打][:：])\s*[2-9]\d{6,7}(?!\d)|(?<=[话线打])[2-9]\d{6,7}(?!\d)"
)
"""Telephone numbers."""

REACHED = re.compile(
    r"(?<![0-9])(?:62[0-9]{14,17}|[45][0-9]{15})(?![0-9])|"
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)"
    r"|(?<![A-Za-z0-9_.%+-])[A-Za-z0-9_.%+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4}"
    r"|(?<=QQ)(?:群|号|群号)?[:：]?\s*[1-9]\d{4,10}(?!\d)|(?<=微信号)[:：]?\s*[A-Za-z][A-Za-z0-9_-]{5,19}"
)
"""Identity and account numbers, e-mail addresses, and what somebody is called in QQ and WeChat."""
