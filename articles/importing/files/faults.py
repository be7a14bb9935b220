"""What cannot be taken in: one line that names the thing and the remedy."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """``name`` says which file (or line of a manifest), ``message`` what is wrong and what helps, in Chinese."""

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}：{self.message}"


class Unreadable(Exception):
    """A file that gives no text; the message says in one line (Chinese) what it is and what helps."""


_OS_REMEDIES = {
    errno.ENOENT: "不存在；请核对路径和文件名",
    errno.EACCES: "没有读取权限；请改文件权限或换有权限的账号再导入",
    errno.EPERM: "没有读取权限；请改文件权限或换有权限的账号再导入",
    errno.EIO: "读取出错，磁盘可能有坏道；请从备份取一份再导入",
    errno.ESTALE: "网络盘已断开；请重新连接再导入",
    errno.ELOOP: "符号链接成了环；请写出真正的文件路径",
    errno.ENAMETOOLONG: "路径太长；请移到较浅的文件夹再导入",
}


def os_fault(name: str, error: OSError) -> Fault:
    """The fault that the operating system reported while a file was opened or read."""
    return Fault(name, _OS_REMEDIES.get(error.errno or 0, f"读不出来（{error.strerror or error}）；请核对文件再导入"))
