"""Function words and marks of which several modules of the grammar speak together, in small letters."""

from __future__ import annotations

from kg.annotate.tokens import DASHES

JOINTS = frozenset({",", "và"})
"""Between the parts of a list: `Sở Y tế | , | Sở Nội vụ | và | Công an tỉnh`."""
ITEM_JOINTS = JOINTS | {";"}
"""And between those of one printed in lines, or whose parts have commas: `Luật Thủy lợi | ; | Luật Du lịch`."""
LINKS = DASHES | {"&", "và"}
"""Between the parts of one name: `Nông nghiệp | và | Môi trường`, `Nova | & | Delta`."""
PAUSES = DASHES | {","}
"""Around what is told of who or what is named: `ông Nguyễn Văn An | , | Giám đốc Sở Y tế | , | …`."""
ASIDES = PAUSES | {"("}
"""Before that, also where it is told in parentheses: `Cục Thuế | ( | Bộ Tài chính)`."""
OF = frozenset({"của", "thuộc"})
"""Before the body that something belongs to: `Vụ Pháp chế | thuộc | Bộ Y tế`."""
SIDES = frozenset({"của", "giữa"})
"""Before whose something is that may be of several: `kế hoạch | giữa | Sở Y tế và Công an tỉnh`."""
BOTH = frozenset({"và", "với"})
"""Before the second of two: `giữa Sở Y tế | và | Công an tỉnh`."""
COMPANY = BOTH | {"cùng"}
"""Before somebody else, be it the second of two: `Chủ tịch tỉnh | cùng | các sở`."""
SOME = ["một", "số"]
"""Before several: `một số | vấn đề`."""
CENTRAL = ["trung", "ương"]
"""In names of the Party's bodies: `Ban Tổ chức | Trung ương`."""
DECISION = ["quyết", "định"]
"""What somebody decides, and that he does: `trao | quyết định`, `Tỉnh ủy | quyết định | khiển trách …`."""
INTO_TIME = frozenset({"vào", "hồi", "từ"})
"""Before a time: `vào | sáng 5/3`."""
PERIODS = frozenset({"tháng", "năm", "quý"})
"""Before the number of a part of time: `quý | 3`."""
NUMBERED = PERIODS | {"thứ", "lần", "ngày", "kỳ", "số"}
"""Before a number that counts nothing: `kỳ họp | thứ | 3`, `Nghị quyết | số | 57`."""
