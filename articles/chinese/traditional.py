"""Traditional characters of roles, surnames and places as the simplified ones: one for one, so that offsets stay.

Only what credits are made of; search has the whole table (articles/search/folding.py).
"""

from __future__ import annotations

import re

_TRADITIONAL = (
    "並乾亞佈佔併來侷倖倫傢傳儲兒內凱別則剋剛劃劄劇劉勞區協厙厲參叢吳呂員喬單噹嚮嚴囌國園圖團埡埰執堯報塗壩壽夾奧婁孫"
    "學宮寀實寧審寫寶專對導屬岡島峽崑崗嶺嶽巖帥師幹庫廈廠廣張強彆彔彥彫彿後復徹愛慄慶慼應懞懷戶採揚撫撾據攝敘於旂時晉"
    "曉曏書會朮東棗楊業榦榮樂樑樓樸樹橋橫檢檯欄權欒欽歐歸況涼淩湯溝溫滄滿漢潛澤濛濟濰濱瀋瀘灘灣為烏無煙熱營爾獨獻琱瑪"
    "甕畢畫當發監盤盧矇矯硃磯祕祿稅穀竇筆節範簡簽籌籤糰紀約紅納紐級紮紹終組絕絡統綏經綜維網綿線編緬緱練縣總繆繪羅義習"
    "聖聞聯聶職肅脩臘臨臺興舊茲荊莊華菸萊萬葉葯葷蒼蓆蓋蓮蔔蔘蔣蕪蕭薑薩藍藥藺蘆蘇蘭號術衕衚衛袷裡製複覈見視親覺計訊託"
    "記訪設許註評詩誌談論諶諸諾講謝譙譚譯讀讚谿豐貝貢責貴買費賀資賈賓賞質賴賽贊贛趙車軍軒載輔輪輯轅轉辦農連週遊運達遠"
    "遲遷遼邁邊鄉鄒鄔鄧鄭鄲鄺酈醫鈄鈕銀銅錄錢錦錫鍾鎮鏡鐘鐵長門閃閆閉開閔閤閭閻闕關闞陝陰陳陸陽隊隨隴雙雜雞離雲電靈鞏"
    "鞦韋韓頂項順頓頭頻題顏顓顧颱養餘館饒馬馮駐駟駱體髮鬆鬍鬱魚魯鮑鮮鰲鳳鴨鵰鶴鷹鹹鹽麗麥麴麵麼黃黨齊齣龍龐龔"
)
_SIMPLIFIED = (
    "并干亚布占并来局幸伦家传储儿内凯别则克刚划札剧刘劳区协厍厉参丛吴吕员乔单当向严苏国园图团垭采执尧报涂坝寿夹奥娄孙"
    "学宫采实宁审写宝专对导属冈岛峡昆岗岭岳岩帅师干库厦厂广张强别录彦雕佛后复彻爱栗庆戚应蒙怀户采扬抚挝据摄叙于旗时晋"
    "晓向书会术东枣杨业干荣乐梁楼朴树桥横检台栏权栾钦欧归况凉凌汤沟温沧满汉潜泽蒙济潍滨沈泸滩湾为乌无烟热营尔独献雕玛"
    "瓮毕画当发监盘卢蒙矫朱矶秘禄税谷窦笔节范简签筹签团纪约红纳纽级扎绍终组绝络统绥经综维网绵线编缅缑练县总缪绘罗义习"
    "圣闻联聂职肃修腊临台兴旧兹荆庄华烟莱万叶药荤苍席盖莲卜参蒋芜萧姜萨蓝药蔺芦苏兰号术同胡卫夹里制复核见视亲觉计讯托"
    "记访设许注评诗志谈论谌诸诺讲谢谯谭译读赞溪丰贝贡责贵买费贺资贾宾赏质赖赛赞赣赵车军轩载辅轮辑辕转办农连周游运达远"
    "迟迁辽迈边乡邹邬邓郑郸邝郦医钭钮银铜录钱锦锡钟镇镜钟铁长门闪闫闭开闵合闾阎阙关阚陕阴陈陆阳队随陇双杂鸡离云电灵巩"
    "秋韦韩顶项顺顿头频题颜颛顾台养余馆饶马冯驻驷骆体发松胡郁鱼鲁鲍鲜鳌凤鸭雕鹤鹰咸盐丽麦曲面么黄党齐出龙庞龚"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
# In what is printed in traditional characters no credit is without one of these.
_SIGN = re.compile("[記訊報攝圖編譯導視電華]")


def all_simplified(text: str) -> str:
    """The text as long as before, whatever it speaks of."""
    return text.translate(_TABLE)


def simplified(text: str) -> str:
    """The text as long as before; the text itself where it has no traditional word of a credit."""
    return text.translate(_TABLE) if _SIGN.search(text) else text
