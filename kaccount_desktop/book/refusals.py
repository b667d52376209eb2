"""Why a book cannot be opened, made or changed: each reason its own sentence."""

from __future__ import annotations

from pathlib import Path

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text


class BookBusyError(KnownError):
    """Another part of the program is writing to this book."""


class PasswordNeededError(KnownError):
    """The book has a password, and none was given."""


class WrongPasswordError(KnownError):
    """The password does not open the book, or its first page is damaged: nobody can tell."""


class DamagedError(KnownError):
    """The book's pages are broken; its backups may help."""


def missing(path: Path) -> KnownError:
    """Return the refusal for a file that is not there."""
    return KnownError(
        Text(
            f"There is no book at {path}. Choose another file, or create a new book.",
            f"找不到客户库：{path}。请另选文件，或新建一个客户库。",
        )
    )


def exists(path: Path) -> KnownError:
    """Return the refusal to create over an existing file."""
    return KnownError(
        Text(
            f"{path} already exists and was left as it is. Choose another name.",
            f"{path} 已存在，未作改动。请换一个文件名。",
        )
    )


def not_a_book(path: Path) -> KnownError:
    """Return the refusal for a file of another kind."""
    return KnownError(
        Text(
            f"{path.name} is not a KAccount book. Choose a .kabook file; "
            "an Excel or CSV list is brought in with Import.",
            f"{path.name} 不是客户库文件。请选择 .kabook 文件；Excel 或 CSV 名单请用「导入」。",
        )
    )


def password_needed(path: Path) -> PasswordNeededError:
    """Return the refusal to open a book with a password while none was given."""
    return PasswordNeededError(
        Text(
            f"{path.name} has a password. Type it, or name a file that holds it with "
            "--password-file.",
            f"{path.name} 设有密码。请输入密码，或用 --password-file 指定密码文件。",
        )
    )


def wrong_password(path: Path) -> WrongPasswordError:
    """Return the refusal of a password; a damaged first page looks the same."""
    return WrongPasswordError(
        Text(
            f"This password does not open {path.name}. If you are sure of it, the file is damaged: "
            "open a backup.",
            f"密码无法打开 {path.name}。如果确认密码无误，则文件已损坏，请打开备份。",
        )
    )


def short_password(least: int) -> KnownError:
    """Return the refusal of a new password with fewer characters than `least`."""
    return KnownError(
        Text(
            f"The password is too short; use at least {least} characters.",
            f"密码太短，至少需要 {least} 个字符。",
        )
    )


def empty_password_file(path: Path) -> KnownError:
    """Return the refusal of a password file whose first line is empty."""
    return KnownError(
        Text(
            f"{path} holds no password in its first line.",
            f"{path} 的第一行没有密码。",
        )
    )


def newer(path: Path, found: int, known: int) -> KnownError:
    """Return the refusal for a book of a later program (schema versions)."""
    return KnownError(
        Text(
            f"{path.name} was written by a newer version of KAccount "
            f"(format {found}, this program reads up to {known}). Update the program.",
            f"{path.name} 由更新版本的大客户工作台保存（格式 {found}，本程序最高支持 {known}）。"
            "请先升级程序。",
        )
    )


def in_use(path: Path, holder: str) -> KnownError:
    """Return the refusal while another program holds the lock."""
    who_en = f" by {holder}" if holder else ""
    who_zh = f"（{holder}）" if holder else ""
    return KnownError(
        Text(
            f"{path.name} is already open{who_en}. Close it there first.",
            f"{path.name} 已被打开{who_zh}。请先在那边关闭。",
        )
    )


def damaged(path: Path, detail: str) -> DamagedError:
    """Return the refusal for a book whose pages are broken; `detail` is SQLite's word."""
    return DamagedError(
        Text(
            f"{path.name} is damaged ({detail}). It was left untouched; open a copy or a backup.",
            f"{path.name} 已损坏（{detail}）。文件未作改动，请打开副本或备份。",
        )
    )


def cannot_write(path: Path, reason: str) -> KnownError:
    """Return the refusal when the place cannot be written; `reason` is the system's word."""
    return KnownError(
        Text(
            f"Cannot write to {path}: {reason}. Choose a folder you may write to.",
            f"无法写入 {path}：{reason}。请选择有写入权限的文件夹。",
        )
    )


def disk_full(path: Path) -> KnownError:
    """Return the refusal when the disk has no room left; nothing of what was tried is written."""
    return KnownError(
        Text(
            f"The disk is full, {path} could not be written and is as it was. Free some space and "
            "try again.",
            f"磁盘已满，{path} 未能写入，内容保持原样。请腾出空间后重试。",
        )
    )


def write_protected(path: Path) -> KnownError:
    """Return the refusal to open a book for writing whose file may only be read."""
    return KnownError(
        Text(
            f"{path.name} is write-protected. Remove the protection in the file's properties, "
            "or work in a copy.",
            f"{path.name} 是只读文件。请在文件属性中取消只读，或使用副本。",
        )
    )


def unfolded(path: Path) -> KnownError:
    """Return the refusal to read a book whose last changes stand beside it, out of reach."""
    return KnownError(
        Text(
            f"The last changes of {path.name} are still in the file {path.name}-wal beside it, and "
            "its folder cannot be written. Copy both files into a folder of your own and open the "
            "book there.",
            f"{path.name} 的最近改动还在旁边的文件 {path.name}-wal 中，而该文件夹不可写。"
            "请把这两个文件一起复制到自己的文件夹，再打开客户库。",
        )
    )


def own_file(path: Path) -> KnownError:
    """Return the refusal to write something else over the open book."""
    return KnownError(
        Text(
            f"{path.name} belongs to the open book itself. Choose another name.",
            f"{path.name} 是当前打开的客户库本身的文件，请换一个文件名。",
        )
    )


def odd_name(path: Path | str, reason: str = "") -> KnownError:
    """Return the refusal of a path that no file can have, or no other program could name."""
    shown = str(path).encode("utf-8", "replace").decode("utf-8").replace("\0", "?")
    if reason:
        return KnownError(
            Text(
                f"The file {shown} cannot be reached: {reason}. Choose a shorter name or another "
                "place.",
                f"无法使用文件 {shown}：{reason}。请换一个较短的名称或其他位置。",
            )
        )
    return KnownError(
        Text(
            f"The file name {shown} cannot be used: some of its characters are not valid. Rename "
            "the file or its folder.",
            f"无法使用文件名 {shown}：其中有无效字符。请重命名该文件或所在文件夹。",
        )
    )


def no_folder(path: Path) -> KnownError:
    """Return the refusal for a folder that is not there."""
    return KnownError(
        Text(
            f"There is no folder {path}. Choose another place.",
            f"文件夹 {path} 不存在。请另选位置。",
        )
    )


def older(path: Path) -> KnownError:
    """Return the refusal to read an older book without bringing it up to date."""
    return KnownError(
        Text(
            f"{path.name} is in an older format. Open it once in the program to bring it up to date.",
            f"{path.name} 是旧版格式。请先用程序打开一次，完成升级。",
        )
    )


def cannot_read(path: Path, reason: str) -> KnownError:
    """Return the refusal when the file cannot be read; `reason` is the system's word."""
    return KnownError(
        Text(
            f"Cannot read {path}: {reason}.",
            f"无法读取 {path}：{reason}。",
        )
    )


def busy() -> BookBusyError:
    """Return the refusal to write while an import or another change runs."""
    return BookBusyError(
        Text(
            "The book is being written to (an import is running). Wait until it ends, or cancel it.",
            "客户库正在写入（正在导入）。请等待完成，或先取消导入。",
        )
    )


def gone_meanwhile() -> KnownError:
    """Return the refusal to write a row that names one which somebody has deleted meanwhile."""
    return KnownError(
        Text(
            "Something this refers to (a customer, a person, a project …) is no longer in the book, "
            "or others still depend on it. Look at it again, or undo its deletion.",
            "所引用的记录（客户、联系人、项目等）已不在库中，或仍被其他记录使用。请重新查看，或撤销其删除。",
        )
    )


def read_only(path: Path) -> KnownError:
    """Return the refusal to change a book opened for reading."""
    return KnownError(
        Text(
            f"{path.name} is open for reading only.",
            f"{path.name} 以只读方式打开，不能修改。",
        )
    )


def not_undoable(title: Text, reason: Text) -> KnownError:
    """Return the refusal to undo or revert an entry, naming what stands in the way."""
    return KnownError(
        Text(
            f"“{title.en}” cannot be undone: {reason.en}.",
            f"不能撤销“{title.zh}”：{reason.zh}。",
        )
    )
