# 收入文件：选择、预览、保存、问题、稍后完成。

import-title = 导入文件
import-choose = 选择机构和文件
import-agency = 此文件由哪个机构发送？
import-agency-new = 另一个机构
import-agency-code = 机构代码
import-agency-code-hint = 字母、数字和连字符，例如BORDER-NORTH。
import-agency-name = 机构名称
import-file = 文件
import-file-drop = 将文件拖放至此，或选择文件
import-file-choose = 选择文件
import-file-chosen = 已选择：{ $file }
import-file-kinds = CSV、XLSX或JSON Lines。可采用任何常用的编码和分隔符。
import-dataset = 此系列文件的名称
import-dataset-hint = 每次请使用同一名称，以便更正后的行能找到其先前的版本。
import-layout = 文件结构
import-layout-recognise = 根据各列自动识别
import-layout-recognised = 已识别为：{ $layout }
import-layout-unknown = 没有与这些列相符的已知结构。以下为建议的结构，请逐项核对。
import-complete = 此文件是完整的：撤回其中不再包含的记录
import-complete-hint = 如不选此项，文件中没有的记录保持原样。
import-withdrawal-held-back = 不撤回任何记录：未收入的行可能就是已收存的记录。
import-withdrawal-held-back-remedy = 请更正这些行，然后再次导入完整的文件。
import-invented = 此文件中的所有人员均属虚构
import-without = 略去这些列
import-preview = 查看将如何读取
import-preview-title = 检查文件
import-preview-rows = “{ $file }”共有{ $count }行。
import-preview-columns = 共有{ $count }列。
import-nothing-kept = 尚未保存任何内容。
import-no-guess = 大多数行可以直接读取。无法读取的内容不予收入，并在下文列明；Lantern不作猜测。
import-columns = 列
import-columns-recognised = 读取{ $count }列
import-columns-not-taken = 未收入{ $count }列
import-columns-not-taken-what = 结构中没有与这些列对应的项目。这些列不予存储。
import-columns-left-out = 有意略去
import-columns-missing = 结构中有{ $count }列不在文件中
import-columns-identity = 有{ $count }列会透露个人身份
import-identity-sealed = 以下列可识别人员身份：{ $columns }。其内容将以机构密钥密封。
import-identity-sealed-what = 只有该机构可以打开，每次查看都会留下痕迹。请略去无人需要的内容：没有保存的就不会被拿走。
import-identity-open = 该机构的密钥没有口令：任何人复制密钥文件即可读取这些列。在录入真实人员之前，请在“机构密钥”中更换。
import-invented-hint = 仅当文件中没有任何真实人员时选择。
import-column-in-file = 文件中的列
import-column-read-as = 读作
import-column-key = 用于识别记录
import-column-sample = 最前面的值
import-column-values = 值
import-ribbon = 整个文件，逐行显示
import-ribbon-first = 第{ $row }行
import-ready = { $count }行可以收入
import-would-update = { $count }行已经收存，将予更新
import-unchanged = { $count }行已经收存，没有变化
import-outside = { $count }行无法读取，不予收入
import-would-withdraw = { $count }条记录已不在文件中，将予撤回
# 上述四个数字和撤回数字，用作单独列出的数字下方的标签。
import-label-ready =
    { $count ->
       *[other] 行可以收入
    }
import-label-would-update =
    { $count ->
       *[other] 行已经收存，将予更新
    }
import-label-unchanged =
    { $count ->
       *[other] 行已经收存，没有变化
    }
import-label-outside =
    { $count ->
       *[other] 行无法读取，不予收入
    }
import-label-would-withdraw =
    { $count ->
       *[other] 条记录已不在文件中，将予撤回
    }

import-sum = 这四个数字相加，即为文件的行数。
import-next-title = 下一步
import-next-what = 各行一次保存：要么所有显示为可以收入的行全部保存，要么一行也不保存。
import-keep = 保存可以收入的行
import-discard = 放弃此文件
import-later = 稍后完成
import-progress = 共{ $total }行，已完成{ $done }行
import-progress-unknown = 目前已读取{ $count }行
import-progress-minutes = 大约还需{ $count }分钟
import-progress-leave = 可以离开此页。导入将继续进行。
import-cancel = 停止导入
import-done = 文件已收入。
import-done-new = { $count }条新记录
import-done-changed = { $count }条记录有变更；其历史予以保留
import-done-unchanged = { $count }条记录没有变化
import-done-rejected = { $count }行未收入
import-done-withdrawn = { $count }条记录已撤回
import-done-nothing-new = 此文件没有带来任何变化：其中各行均已收存。
import-done-next = 查看纳入此文件后的类型分析
import-problems = 问题
import-problems-none = 所有行均可读取。
import-problems-rejected = 未收入的行
import-problems-warnings = 无法读取的值
import-problems-warnings-what = 这些行已收入。该值本身记为“不详”。
import-problems-more = 另有{ $count }行
import-problems-download = 下载未收入的行
import-problems-download-what = 下载的文件与原文件结构相同，另加一列说明原因。请更正后再次导入；只有更正过的行会改变。
import-problems-kept = 可在{ $count }天内下载。
import-open-title = 未完成的文件
import-open-what = 这次导入在结束之前停止。其中任何一行都不计入。
import-open-since = 开始日期：{ $date }
import-open-resume = 继续导入
import-open-discard = 放弃已读取的内容
import-open-none = 没有未完成的文件。
import-list = 已导入的文件
import-list-empty = 尚未导入任何文件。
import-list-file = 文件
import-list-agency = 机构
import-list-date = 日期
import-list-rows = 行数
import-list-layout = 文件结构
import-list-state = 状态
import-state-complete = 已完成
import-state-open = 未完成
import-state-discarded = 已放弃
import-templates = 空白模板
import-templates-what = 机构所记录的每个人占一行。第二张工作表说明各列及其取值。
import-template-download = 下载模板（XLSX）
import-list-id = 导入
import-layout-own = 我们自己的结构
import-layout-text = 结构的文本
import-layout-text-hint = 一个小的 TOML 文件，说明哪一列对应哪个字段。
import-layout-line = 无法使用此结构。第{ $line }行：{ $problem }
import-layout-line-remedy = 请更正结构中的这一行，然后重试。
import-without-hint = 每行一个列标题，写法与文件相同。
import-answers = 核对您的回答
import-change = 更改
import-waiting-title = 等待您决定的文件
import-waiting-forget = 仅保存在内存中，还有{ $count }分钟。之后须重新发送文件。
import-problems-first = 首次出现在第{ $row }行
import-problems-each = 逐行列出
import-problems-row = 行
import-problems-column = 列
import-problems-kind = 问题
import-undo-title = 如果文件选错了
import-undo-what = 任何内容都不会被覆盖。请以同一名称导入正确的文件：只有不同的行会改变。如果文件是完整的，其中没有的行将被撤回。
import-open-resume-what = 请重新发送同一文件。导入将从第{ $count }行之后继续。
