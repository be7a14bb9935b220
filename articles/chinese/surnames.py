"""Chinese surnames, to weigh whether two or three characters are a name."""

from __future__ import annotations

from articles.chinese.wordlist import words

# By frequency, the most frequent first.
COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐"
    "伍庞颜倪庄聂鲁岳章翟申殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季成霍涂苗裴谷曲盛冉翁蓝路游靳辛管柴蒙"
    "鲍华喻祁房蒲滕屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚岑党宫景卜费冷晏卫柏席米柯全桂边仇闵瞿查傅萧"
)
RARE = frozenset(
    "宗佟储池沙商占寇宣栾钮隋屠衡诸刁桑狄明原洪臧敖郎楼木封练佘巩随甄邬支苟鞠茅湛习卞计嵇易浦仲荆匡燕冀郦宓家芮羿靳"
    "满公国别修荣茆汲邴糜松井富巫乌焦巴弓牧隗山侯蓬郗班仰秋仝伊仇暴钭厉戎祖束幸郜黄杭裘干丰胥莘翁荀羊於惠曲咸籍赖蔺蒯慎廉晋"
    "殳弘广禄阙东蔚夔隆师巢勾融訾阚那毋乜养蔡红竺权逯盖益桓花平伏臻郁强凤骆虞支昝经裘"
    "薄印宿怀鄂索咸籍卓屠池乔阴胥苍双闻莘翟谭贡劳逄姬扶堵冉宰雍璩濮寿通扈冀尚晏阎充慕茹宦艾鱼容向慎戈庾终暨"
    "居耿文寇归苑牙母佀肇由铁户丛鄢亓鹿粟昌丘楚佳粘代初操邸翦冼占税官户赫浩晁苻帅缑亢况琴银"
    "冶朴尉皮卡花苏岩奚伦危车冒禹汝玉台谌干瓮戢么元尧昂药荔奉侍但佴睦言仉督伯赏钦普谯谈麻闪水谯诺"
    "贝卿柒闭晓牧黑候咎呼延仵承植毅律逯尕拉扎仁达桑格洛旦索央热玛岱邝招霞青源滑矫初昃鲜荤璞凃厍肖萧傅郄"
)
# The characters that sentences are made of, surnames left out: a name hardly starts with one.
FREQUENT = frozenset(
    "中了和来业市前后能次信线从空有生行步开展门员都色须营续提列才化加利越相那您刚即"
    "的一国在是人有不大年为会上这以个行发业出到对要新作地日他生多分能进我们工现也后民动者部开学可场月主之下过政说理就将用"
    "资基而长与同产机本外自力法得加十美实面电最合定重天体三表等其还报事都度当小总建内制比已所点目名从利区期特提好北子务次"
    "社第两品心间此并二统入性因位记然今道正如里及企起投保海问运着手世设去立各情示意更据科持队没被题些交增看活式只使赛影数"
    "五技教门界收很战结选导四议量际认无受西联组府军球果近价物接共至调术决改规股委领取奥指身院样口处级回九想先局传件证观完"
    "城打放片该女首集德变举团少型治求反省让研做头育港风参流造息义感湾视或非办己给续形专把话服案标值节几具每转约众获知难线"
    "职质势条又则气直士推整光效率款需争深书备再精准构带星火较营确显采神究她防快始望协供六引考演告它图见真份空功优助速极必"
    "未像客策你走村仅购类环州境超千根维识即低革额配且织预志称什模往除思积七象装划友注太责戏存命击奖失希爱销限监却验访副讯"
    "评阿复洲批致态断继足落突校控升素器险排护住字均县照负声群站离算远语核请便依置另例料半仍早土检稳念买尽按帮追跟随亲探找"
    "听寻读写谁怎陪送"
)
COMPOUND = frozenset(
    words("""
    欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 宇文 长孙 独孤 南宫
    轩辕 钟离 闾丘 濮阳 淳于 单于 太叔 申屠 公冶 宗政 赫连 澹台 鲜于 呼延 东郭 南郭 西门
    百里 公羊 谷梁 第五 左丘 闻人 万俟 拓跋 纳兰 完颜 爱新 乐正 司空 巫马 公良 漆雕 壤驷
    梁丘 羊舌 微生 拓拔 夹谷 宰父 段干 亓官 仲孙 叔孙 子车 颛孙 哥舒 东门 欧陽
""")
)


def is_known(name: str) -> bool:
    """Whether the name starts with a surname, common or rare, of one or two characters."""
    return (bool(name) and name[0] in COMMON) or name[:1] in RARE or name[:2] in COMPOUND


def frequency_rank(surname: str) -> int:
    """0 for the most frequent surname of one character; beyond the common ones all are equal."""
    return COMMON.index(surname) if surname in COMMON else len(COMMON)


def is_common(name: str) -> bool:
    """Whether the name starts with one of the surnames that nearly everybody bears."""
    return bool(name) and (name[0] in COMMON or name[:2] in COMPOUND)


def is_misread(name: str) -> bool:
    """Whether the first character, no surname, may be a misread one: it is none of those that sentences are made of."""
    return name[:1] not in FREQUENT
