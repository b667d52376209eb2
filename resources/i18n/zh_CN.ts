<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About KAccount</source>
   <translation>关于 KAccount</translation>
  </message>
  <message>
   <source>Key Account Workbench</source>
   <translation>大客户工作台</translation>
  </message>
  <message>
   <source>Version {} · offline</source>
   <translation>版本 {} · 离线</translation>
  </message>
  <message>
   <source>Everything stays in the book on this computer. The program opens no network connection.</source>
   <translation>所有资料都存在本机的客户库里。程序不连接网络。</translation>
  </message>
  <message>
   <source>Free software under the MIT licence. The fonts are Noto Sans SC (SIL Open Font Licence) and RareHan; the icons are Fluent System Icons (MIT).</source>
   <translation>MIT 许可的自由软件。字体为 Noto Sans SC（SIL 开放字体许可）和 RareHan，图标为 Fluent System Icons（MIT）。</translation>
  </message>
  <message>
   <source>Their licences lie beside them in {}.</source>
   <translation>许可全文放在 {}。</translation>
  </message>
 </context>
 <context>
  <name>Acts</name>
  <message>
   <source>Delete {} with its people, projects, visits and everything else?</source>
   <translation>删除 {}，连同它的联系人、项目、拜访和其他全部记录？</translation>
  </message>
  <message>
   <source>Undo takes it back.</source>
   <translation>可以撤销。</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Copied {}</source>
   <translation>已复制 {}</translation>
  </message>
  <message>
   <source>Start the stage “{}” today?</source>
   <translation>今天启动阶段「{}」？</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>启动</translation>
  </message>
 </context>
 <context>
  <name>AddTaskDialog</name>
  <message>
   <source>Add a task</source>
   <translation>新建任务</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>With</source>
   <translation>对象</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>到期日</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
 </context>
 <context>
  <name>AssumedMark</name>
  <message>
   <source>Assumed, not yet confirmed</source>
   <translation>推测，尚未确认</translation>
  </message>
 </context>
 <context>
  <name>BackupsDialog</name>
  <message>
   <source>Backups of {}</source>
   <translation>{} 的备份</translation>
  </message>
  <message>
   <source>A checked copy is kept when the book is closed, and before an import or another large change.</source>
   <translation>关闭客户库时、导入或其他大改动之前，都会自动保存一份核对过的副本。</translation>
  </message>
  <message>
   <source>There is no backup yet. The first is kept when the book is closed.</source>
   <translation>还没有备份，关闭客户库时会保存第一份。</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>立即备份</translation>
  </message>
  <message>
   <source>Show the folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>恢复…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>ClosenessFields</name>
  <message>
   <source>Closeness</source>
   <translation>关系进展</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
 </context>
 <context>
  <name>ColleaguesDialog</name>
  <message>
   <source>Our people</source>
   <translation>我方人员</translation>
  </message>
  <message>
   <source>Company</source>
   <translation>公司名称</translation>
  </message>
  <message>
   <source>On every sheet</source>
   <translation>打印在每份资料上</translation>
  </message>
  <message>
   <source>Add a colleague</source>
   <translation>添加人员</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>职务</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>电话</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>邮箱</translation>
  </message>
  <message>
   <source>Knows</source>
   <translation>熟悉的客户、行业、地区</translation>
  </message>
  <message>
   <source>Works with us</source>
   <translation>在职</translation>
  </message>
  <message>
   <source>This is me</source>
   <translation>这是我</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>me</source>
   <translation>本人</translation>
  </message>
  <message>
   <source>no longer with us</source>
   <translation>已离职</translation>
  </message>
  <message>
   <source>New colleague</source>
   <translation>新人员</translation>
  </message>
  <message>
   <source>Somebody who left is better marked as no longer with us.</source>
   <translation>离职的人，标为不在职更合适。</translation>
  </message>
  <message>
   <source>Delete {}?</source>
   <translation>删除 {}？</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>ColumnHead</name>
  <message>
   <source>guess</source>
   <comment>the short mark in a frame</comment>
   <translation>推</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>&amp;New book…</source>
   <translation>新建客户库(&amp;N)…</translation>
  </message>
  <message>
   <source>Make a new book</source>
   <translation>新建一个客户库文件</translation>
  </message>
  <message>
   <source>&amp;Open book…</source>
   <translation>打开客户库(&amp;O)…</translation>
  </message>
  <message>
   <source>Open a book file</source>
   <translation>打开客户库文件</translation>
  </message>
  <message>
   <source>Try the &amp;sample book</source>
   <translation>先试用示例客户库(&amp;S)</translation>
  </message>
  <message>
   <source>Open a copy of the sample book, free to change</source>
   <translation>打开示例客户库，可随便改</translation>
  </message>
  <message>
   <source>&amp;Import customers from Excel…</source>
   <translation>从 Excel 导入客户(&amp;I)…</translation>
  </message>
  <message>
   <source>Import customers, people and projects from a workbook, CSV or vCard file</source>
   <translation>从工作簿、CSV 或名片（vCard）文件导入客户、联系人和项目</translation>
  </message>
  <message>
   <source>Save a &amp;copy…</source>
   <translation>另存副本(&amp;C)…</translation>
  </message>
  <message>
   <source>Write a checked copy of the open book into another file</source>
   <translation>把打开的客户库另存为一份核对过的副本</translation>
  </message>
  <message>
   <source>&amp;Password…</source>
   <translation>密码(&amp;P)…</translation>
  </message>
  <message>
   <source>Set, change or remove the password of the book</source>
   <translation>设置、更改或取消客户库密码</translation>
  </message>
  <message>
   <source>Loc&amp;k now</source>
   <translation>立即锁定(&amp;K)</translation>
  </message>
  <message>
   <source>Hide everything until the password is typed</source>
   <translation>隐藏全部内容，输入密码后恢复</translation>
  </message>
  <message>
   <source>&amp;Backups…</source>
   <translation>备份(&amp;B)…</translation>
  </message>
  <message>
   <source>List the backups of the book, and restore one</source>
   <translation>查看客户库的备份，并可恢复</translation>
  </message>
  <message>
   <source>C&amp;lose book</source>
   <translation>关闭客户库(&amp;L)</translation>
  </message>
  <message>
   <source>Close the book</source>
   <translation>关闭当前客户库</translation>
  </message>
  <message>
   <source>Se&amp;ttings…</source>
   <translation>设置(&amp;T)…</translation>
  </message>
  <message>
   <source>Change the settings</source>
   <translation>修改设置</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <source>Close the program</source>
   <translation>退出程序</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <source>Undo: {}</source>
   <translation>撤销：{}</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>重做(&amp;R)</translation>
  </message>
  <message>
   <source>Redo: {}</source>
   <translation>重做：{}</translation>
  </message>
  <message>
   <source>&amp;Search…</source>
   <translation>搜索(&amp;S)…</translation>
  </message>
  <message>
   <source>Search customers and people by name, pinyin or phone</source>
   <translation>按名称、拼音或电话搜索客户和联系人</translation>
  </message>
  <message>
   <source>&amp;Today</source>
   <translation>今日(&amp;T)</translation>
  </message>
  <message>
   <source>Show only customers due today or overdue</source>
   <translation>只看今天到期和已逾期的客户</translation>
  </message>
  <message>
   <source>Prepare a &amp;visit</source>
   <translation>布局：准备拜访(&amp;V)</translation>
  </message>
  <message>
   <source>Workspace and a wide map</source>
   <translation>工作区和加宽的关系图</translation>
  </message>
  <message>
   <source>Pi&amp;peline</source>
   <translation>布局：推进项目(&amp;P)</translation>
  </message>
  <message>
   <source>Customers and a high timeline</source>
   <translation>客户列表和加高的时间线</translation>
  </message>
  <message>
   <source>P&amp;eople</source>
   <translation>布局：人脉(&amp;E)</translation>
  </message>
  <message>
   <source>Customers and a map of half the window</source>
   <translation>客户列表和占半个窗口的关系图</translation>
  </message>
  <message>
   <source>&amp;Reset layout</source>
   <translation>恢复默认布局(&amp;R)</translation>
  </message>
  <message>
   <source>Put every pane back to its place</source>
   <translation>把所有面板放回原位</translation>
  </message>
  <message>
   <source>New &amp;customer…</source>
   <translation>新建客户(&amp;C)…</translation>
  </message>
  <message>
   <source>Add a customer</source>
   <translation>添加一个客户</translation>
  </message>
  <message>
   <source>New &amp;person…</source>
   <translation>新建联系人(&amp;P)…</translation>
  </message>
  <message>
   <source>Add a person at the chosen customer</source>
   <translation>为所选客户添加联系人</translation>
  </message>
  <message>
   <source>P&amp;aste and recognise…</source>
   <translation>粘贴识别(&amp;A)…</translation>
  </message>
  <message>
   <source>Recognise a copied message, signature or invoice details</source>
   <translation>从复制的消息、签名或开票信息中识别客户资料</translation>
  </message>
  <message>
   <source>Find &amp;duplicates…</source>
   <translation>查找重复(&amp;D)…</translation>
  </message>
  <message>
   <source>Look through the whole book for customers and people kept twice</source>
   <translation>在整个客户库中查找重复的客户和联系人</translation>
  </message>
  <message>
   <source>New p&amp;roject…</source>
   <translation>新建项目(&amp;R)…</translation>
  </message>
  <message>
   <source>Add a project for the chosen customer</source>
   <translation>为所选客户添加项目</translation>
  </message>
  <message>
   <source>Plan a &amp;visit…</source>
   <translation>计划拜访(&amp;V)…</translation>
  </message>
  <message>
   <source>Plan a visit to the chosen customer</source>
   <translation>为所选客户计划一次拜访</translation>
  </message>
  <message>
   <source>&amp;Record follow-up</source>
   <translation>记录跟进(&amp;R)</translation>
  </message>
  <message>
   <source>Write down what happened and what comes next</source>
   <translation>记下发生了什么、下一步做什么</translation>
  </message>
  <message>
   <source>&amp;Key in a form…</source>
   <translation>录入手写表单(&amp;K)…</translation>
  </message>
  <message>
   <source>Key in what was written by hand, by the record number on the sheet</source>
   <translation>按表上的记录编号录入手写的内容</translation>
  </message>
  <message>
   <source>&amp;Next customer</source>
   <translation>下一个客户(&amp;N)</translation>
  </message>
  <message>
   <source>Choose the next customer of the list</source>
   <translation>选择列表中的下一个客户</translation>
  </message>
  <message>
   <source>Pre&amp;vious customer</source>
   <translation>上一个客户(&amp;V)</translation>
  </message>
  <message>
   <source>Choose the previous customer of the list</source>
   <translation>选择列表中的上一个客户</translation>
  </message>
  <message>
   <source>Visit on &amp;one page…</source>
   <translation>拜访一页纸(&amp;O)…</translation>
  </message>
  <message>
   <source>Preview and print the visit on one page, the feedback form on its back</source>
   <translation>预览并打印拜访一页纸，背面是反馈表</translation>
  </message>
  <message>
   <source>Print visit</source>
   <translation>打印拜访</translation>
  </message>
  <message>
   <source>&amp;Visit packet…</source>
   <translation>拜访资料包(&amp;V)…</translation>
  </message>
  <message>
   <source>Preview and print the visit packet</source>
   <translation>预览并打印拜访资料包</translation>
  </message>
  <message>
   <source>Customer &amp;information sheet…</source>
   <translation>客户信息表(&amp;I)…</translation>
  </message>
  <message>
   <source>Preview and print the customer information sheet</source>
   <translation>预览并打印客户信息表</translation>
  </message>
  <message>
   <source>&amp;Next pane</source>
   <translation>下一个面板(&amp;N)</translation>
  </message>
  <message>
   <source>Move the keyboard to the next pane</source>
   <translation>把键盘焦点移到下一个面板</translation>
  </message>
  <message>
   <source>&amp;Previous pane</source>
   <translation>上一个面板(&amp;P)</translation>
  </message>
  <message>
   <source>Move the keyboard to the previous pane</source>
   <translation>把键盘焦点移到上一个面板</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>键盘快捷键(&amp;K)</translation>
  </message>
  <message>
   <source>List every command with its keys</source>
   <translation>列出所有命令及其快捷键</translation>
  </message>
  <message>
   <source>&amp;About KAccount</source>
   <translation>关于 KAccount(&amp;A)</translation>
  </message>
  <message>
   <source>Show the version and the licences</source>
   <translation>查看版本和许可</translation>
  </message>
  <message>
   <source>{tip} ({keys})</source>
   <translation>{tip}（{keys}）</translation>
  </message>
 </context>
 <context>
  <name>CompleteDialog</name>
  <message>
   <source>Task done</source>
   <translation>完成任务</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Done on</source>
   <translation>完成日期</translation>
  </message>
  <message>
   <source>Mark as done</source>
   <translation>记为完成</translation>
  </message>
 </context>
 <context>
  <name>ContactFields</name>
  <message>
   <source>Name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Mobile</source>
   <translation>手机</translation>
  </message>
  <message>
   <source>Office phone</source>
   <translation>办公电话</translation>
  </message>
  <message>
   <source>WeChat</source>
   <translation>微信</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>邮箱</translation>
  </message>
  <message>
   <source>Best reached</source>
   <translation>最佳联系方式</translation>
  </message>
  <message>
   <source>Joined</source>
   <translation>入职时间</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
 </context>
 <context>
  <name>Counts</name>
  <message>
   <source>New customers</source>
   <translation>新增客户</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>补充</translation>
  </message>
  <message>
   <source>Known, unchanged</source>
   <translation>已有，未变</translation>
  </message>
  <message>
   <source>People</source>
   <translation>联系人</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Follow-ups</source>
   <translation>跟进</translation>
  </message>
  <message>
   <source>Tasks</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Rows refused</source>
   <translation>拒绝（行）</translation>
  </message>
  <message>
   <source>Cells refused</source>
   <translation>拒绝（格）</translation>
  </message>
 </context>
 <context>
  <name>CrashDialog</name>
  <message>
   <source>Report of a fault</source>
   <translation>故障报告</translation>
  </message>
  <message>
   <source>Something went wrong in KAccount before. Every saved change is in the book.</source>
   <translation>KAccount 之前出过问题。已保存的修改都在客户库里。</translation>
  </message>
  <message>
   <source>This is all the report says: where in the program, and the versions. It holds nothing of your book and is sent to nobody. Whoever looks after KAccount can mend the fault with it.</source>
   <translation>报告的全部内容如下：出错的程序位置和版本。报告不含客户库中的任何内容，也不会发送给任何人。维护 KAccount 的人可据此修复问题。</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>保存报告</translation>
  </message>
  <message>
   <source>Text (*.txt)</source>
   <translation>文本 (*.txt)</translation>
  </message>
 </context>
 <context>
  <name>CustomerDelegate</name>
  <message>
   <source>gate 1 day late</source>
   <translation>评审点超期 1 天</translation>
  </message>
  <message>
   <source>gate {} days late</source>
   <translation>评审点超期 {} 天</translation>
  </message>
 </context>
 <context>
  <name>CustomerDialog</name>
  <message>
   <source>Customer</source>
   <translation>客户资料</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>客户名称</translation>
  </message>
  <message>
   <source>Short name</source>
   <translation>简称</translation>
  </message>
  <message>
   <source>Credit code</source>
   <translation>信用代码</translation>
  </message>
  <message>
   <source>Employees</source>
   <translation>人数</translation>
  </message>
  <message>
   <source>Ownership</source>
   <translation>企业性质</translation>
  </message>
  <message>
   <source>In the chain</source>
   <translation>产业链位置</translation>
  </message>
  <message>
   <source>Benchmark</source>
   <translation>标杆客户</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>电话</translation>
  </message>
  <message>
   <source>Website</source>
   <translation>官网</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Other names</source>
   <translation>曾用名</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
 </context>
 <context>
  <name>CustomerFacts</name>
  <message>
   <source>Suggested grade</source>
   <translation>建议等级</translation>
  </message>
  <message>
   <source>A suggestion: the grade itself comes from an approved assessment.</source>
   <translation>这是建议；正式等级由批准的价值评估给出。</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Industry</source>
   <translation>行业</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>客户来源</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>地区</translation>
  </message>
  <message>
   <source>City</source>
   <translation>城市</translation>
  </message>
  <message>
   <source>Owner</source>
   <translation>负责人</translation>
  </message>
 </context>
 <context>
  <name>CustomerHead</name>
  <message>
   <source>Another customer (Alt+C)</source>
   <translation>换一个客户（Alt+C）</translation>
  </message>
  <message>
   <source>Whom? Name, pinyin, contact or phone</source>
   <translation>哪个客户？名称、拼音、联系人或电话</translation>
  </message>
 </context>
 <context>
  <name>CustomersDock</name>
  <message>
   <source>Name, pinyin, contact or phone</source>
   <translation>名称、拼音、联系人或电话</translation>
  </message>
  <message>
   <source>No customers yet</source>
   <translation>还没有客户</translation>
  </message>
  <message>
   <source>Import the list you keep in Excel, or add the first customer.</source>
   <translation>导入 Excel 名单，或新建客户。</translation>
  </message>
  <message>
   <source>No customer matches</source>
   <translation>没有符合条件的客户</translation>
  </message>
  <message>
   <source>Search by name, pinyin initials, a contact or a phone number.</source>
   <translation>可按名称、拼音首字母、联系人或电话搜索。</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Grade {}</source>
   <translation>{} 级</translation>
  </message>
  <message>
   <source>More filters</source>
   <translation>更多筛选</translation>
  </message>
  <message>
   <source>Customers</source>
   <translation>客户</translation>
  </message>
  <message>
   <source>Due {}</source>
   <translation>今天要做 {}</translation>
  </message>
  <message>
   <source>Overdue {}</source>
   <translation>超期 {}</translation>
  </message>
  <message>
   <source>1 customer</source>
   <translation>1 家</translation>
  </message>
  <message>
   <source>{} customers</source>
   <translation>{} 家</translation>
  </message>
  <message>
   <source>By next follow-up</source>
   <translation>按下次跟进排序</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>按名称排序</translation>
  </message>
  <message>
   <source>By grade</source>
   <translation>按等级排序</translation>
  </message>
  <message>
   <source>By stage</source>
   <translation>按阶段排序</translation>
  </message>
  <message>
   <source>By last contact</source>
   <translation>按最近联系排序</translation>
  </message>
 </context>
 <context>
  <name>Damage</name>
  <message>
   <source>Restore a backup…</source>
   <translation>恢复备份…</translation>
  </message>
  <message>
   <source>Open for reading</source>
   <translation>以只读方式打开</translation>
  </message>
  <message>
   <source>There is no backup of it.</source>
   <translation>没有该客户库的备份。</translation>
  </message>
  <message>
   <source>Put this backup in the place of the damaged book?</source>
   <translation>要用这份备份替换损坏的客户库吗？</translation>
  </message>
  <message>
   <source>The damaged file is kept beside it.</source>
   <translation>损坏的文件会保留在旁边。</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
 </context>
 <context>
  <name>DayEditor</name>
  <message>
   <source>Choose from a calendar</source>
   <translation>从日历中选择</translation>
  </message>
  <message>
   <source>date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>日历</translation>
  </message>
 </context>
 <context>
  <name>DeletePerson</name>
  <message>
   <source>Delete {} with every post, judgement and relation?</source>
   <translation>删除 {}，连同其任职、判断和人际关系？</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Somebody who only left the company is better marked as left. Undo takes it back.</source>
   <translation>只是离开公司的人，标为离任更合适。可以撤销。</translation>
  </message>
 </context>
 <context>
  <name>Dialogs</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>DockTitle</name>
  <message>
   <source>Float or dock</source>
   <translation>浮动或停靠</translation>
  </message>
  <message>
   <source>Close this pane</source>
   <translation>关闭面板</translation>
  </message>
  <message>
   <source>Float {}</source>
   <translation>浮动或停靠{}</translation>
  </message>
  <message>
   <source>Close {}</source>
   <translation>关闭{}</translation>
  </message>
 </context>
 <context>
  <name>Docks</name>
  <message>
   <source>Customers</source>
   <translation>客户</translation>
  </message>
  <message>
   <source>Relationship map</source>
   <translation>关系图</translation>
  </message>
  <message>
   <source>Stage timeline</source>
   <translation>阶段时间线</translation>
  </message>
 </context>
 <context>
  <name>Doors</name>
  <message>
   <source>My customers</source>
   <translation>我的客户</translation>
  </message>
  <message>
   <source>Open book</source>
   <translation>打开客户库</translation>
  </message>
  <message>
   <source>Books (*.kabook)</source>
   <translation>客户库 (*.kabook)</translation>
  </message>
  <message>
   <source>Import customers</source>
   <translation>导入客户</translation>
  </message>
  <message>
   <source>Lists ({})</source>
   <translation>名单 ({})</translation>
  </message>
  <message>
   <source>KAccount sample</source>
   <translation>KAccount 示例客户库</translation>
  </message>
  <message>
   <source>{} copy</source>
   <translation>{} 副本</translation>
  </message>
  <message>
   <source>Save a copy</source>
   <translation>另存副本</translation>
  </message>
  <message>
   <source>{} exists already. Replace it?</source>
   <translation>{} 已存在，要替换吗？</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Make it here</source>
   <translation>仍建在这里</translation>
  </message>
 </context>
 <context>
  <name>DuplicatesDialog</name>
  <message>
   <source>Find duplicates</source>
   <translation>查找重复</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Likely duplicates</source>
   <translation>可能重复</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>以后再说</translation>
  </message>
  <message>
   <source>Show the next one; this one is found again next time</source>
   <translation>先看下一组；这一组下次还会列出</translation>
  </message>
  <message>
   <source>Not the same</source>
   <translation>不是同一个</translation>
  </message>
  <message>
   <source>Remember that these two are not the same</source>
   <translation>记住这两条不是同一个，以后不再提示</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Looking for customers and people kept twice</source>
   <translation>正在查找重复的客户和联系人</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>No likely duplicates are left in this book.</source>
   <translation>客户库中没有可能重复的客户或联系人。</translation>
  </message>
  <message>
   <source>{name} ({count})</source>
   <translation>{name}（{count}）</translation>
  </message>
  <message>
   <source>{name} · {reason}</source>
   <translation>{name} · {reason}</translation>
  </message>
  <message>
   <source>same credit code</source>
   <translation>信用代码相同</translation>
  </message>
  <message>
   <source>same mobile</source>
   <translation>手机相同</translation>
  </message>
  <message>
   <source>same e-mail</source>
   <translation>邮箱相同</translation>
  </message>
  <message>
   <source>same name</source>
   <translation>名称相同</translation>
  </message>
  <message>
   <source>same phone</source>
   <translation>电话相同</translation>
  </message>
  <message>
   <source>Merged; one Undo takes it back.</source>
   <translation>已合并，按一次撤销可恢复。</translation>
  </message>
  <message>
   <source>; </source>
   <translation>；</translation>
  </message>
  <message>
   <source>Merged; one Undo takes it back. Not kept, see the history: {}</source>
   <translation>已合并，按一次撤销可恢复。未保留（历史中可查）：{}</translation>
  </message>
  <message>
   <source>Remembered as not the same; one Undo takes it back.</source>
   <translation>已记为不是同一个，按一次撤销可恢复。</translation>
  </message>
 </context>
 <context>
  <name>EditorMaker</name>
  <message>
   <source>yuan</source>
   <translation>元</translation>
  </message>
  <message>
   <source>one a line</source>
   <translation>每行一项</translation>
  </message>
  <message>
   <source>— not known</source>
   <translation>— 不清楚</translation>
  </message>
 </context>
 <context>
  <name>EvidenceEditor</name>
  <message>
   <source>Certainty</source>
   <translation>可靠程度</translation>
  </message>
  <message>
   <source>who or what says so</source>
   <translation>谁说的、从哪里得知</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>As of</source>
   <translation>截至日期</translation>
  </message>
 </context>
 <context>
  <name>FactsSection</name>
  <message>
   <source>Key facts</source>
   <translation>要点</translation>
  </message>
  <message>
   <source>All…</source>
   <translation>全部…</translation>
  </message>
  <message>
   <source>Open the customer information sheet</source>
   <translation>打开客户信息表</translation>
  </message>
  <message>
   <source>Little is known of this company yet.</source>
   <translation>对这家公司了解还不多。</translation>
  </message>
  <message>
   <source>Fill in the sheet…</source>
   <translation>填写信息表…</translation>
  </message>
  <message>
   <source>{} days</source>
   <translation>{} 天</translation>
  </message>
  <message>
   <source>Suppliers</source>
   <translation>现供应商</translation>
  </message>
  <message>
   <source>Settlement</source>
   <translation>结账周期</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between facts</comment>
   <translation>，</translation>
  </message>
  <message>
   <source>Debt ratio</source>
   <translation>负债率</translation>
  </message>
  <message>
   <source>Legal head</source>
   <translation>法定代表</translation>
  </message>
  <message>
   <source>Customer since</source>
   <translation>合作起始</translation>
  </message>
  <message>
   <source>Products</source>
   <translation>主要产品</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>电话</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>{rate} % ({year})</source>
   <translation>{rate}%（{year} 年度）</translation>
  </message>
 </context>
 <context>
  <name>FeedbackDialog</name>
  <message>
   <source>Visit feedback</source>
   <translation>拜访反馈</translation>
  </message>
  <message>
   <source>Close the visit</source>
   <translation>结束拜访</translation>
  </message>
  <message>
   <source>The form saves as you fill it in. Without a result the reaction decides it.</source>
   <translation>表单边填边存。不选结果时，由客户反应决定。</translation>
  </message>
  <message>
   <source>as the reaction says</source>
   <translation>由客户反应决定</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Took place</source>
   <translation>拜访日期</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>On</source>
   <translation>下次日期</translation>
  </message>
  <message>
   <source>Visit done</source>
   <translation>拜访完成</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>FilterMenu</name>
  <message>
   <source>Grade {}</source>
   <translation>{} 级</translation>
  </message>
  <message>
   <source>Grade</source>
   <translation>等级</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Owner</source>
   <translation>负责人</translation>
  </message>
  <message>
   <source>Clear all filters</source>
   <translation>清除全部筛选</translation>
  </message>
 </context>
 <context>
  <name>Findings</name>
  <message>
   <source>Not imported</source>
   <translation>未导入</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Kept as the book has it</source>
   <translation>以库中为准</translation>
  </message>
  <message>
   <source>Changed in the book</source>
   <translation>库中已改</translation>
  </message>
  <message>
   <source>Every row can be taken in.</source>
   <translation>每一行都可以导入。</translation>
  </message>
  <message>
   <source>What was not imported, and why</source>
   <translation>未导入的内容和原因</translation>
  </message>
 </context>
 <context>
  <name>FindingsModel</name>
  <message>
   <source>Sheet</source>
   <translation>工作表</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
 </context>
 <context>
  <name>FirstStart</name>
  <message>
   <source>Opened before</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Ctrl+O opens another</source>
   <translation>Ctrl+O 打开其他</translation>
  </message>
  <message>
   <source>Books you open are listed here. A file can also be dropped on this window: a book opens, an Excel list is imported.</source>
   <translation>打开过的客户库会列在这里。也可以把文件拖到窗口里：客户库会打开，Excel 名单会导入。</translation>
  </message>
  <message>
   <source>Key Account Workbench</source>
   <translation>大客户工作台</translation>
  </message>
  <message>
   <source>Customers, people, stages and forms in one file. No network, nothing is uploaded.</source>
   <translation>客户、人脉、阶段和表单都存在一个文件里。不联网，不上传。</translation>
  </message>
  <message>
   <source>Choose a place for the file</source>
   <translation>选一个位置</translation>
  </message>
  <message>
   <source>A .kabook file, on a USB stick too</source>
   <translation>.kabook 文件，U 盘上的也可以</translation>
  </message>
  <message>
   <source>Look first at what will come in, then confirm</source>
   <translation>先看一遍会导入什么，再确认</translation>
  </message>
  <message>
   <source>The year of a parts supplier, free to change</source>
   <translation>一家工业品供应商的一年，随便改</translation>
  </message>
  <message>
   <source>Today {}</source>
   <translation>今天 {}</translation>
  </message>
  <message>
   <source>Yesterday {}</source>
   <translation>昨天 {}</translation>
  </message>
 </context>
 <context>
  <name>FlagEditor</name>
  <message>
   <source>Yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>No</source>
   <translation>否</translation>
  </message>
 </context>
 <context>
  <name>FollowUpDialog</name>
  <message>
   <source>Record follow-up</source>
   <translation>记录跟进</translation>
  </message>
  <message>
   <source>Save, then another</source>
   <translation>保存并再记一条</translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation>Ctrl+Enter</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>{count} saved, the last {time}: {name}</source>
   <translation>已记录 {count} 条，最近一条 {time}：{name}</translation>
  </message>
  <message>
   <source>Leave without saving what you typed?</source>
   <translation>刚才写的内容还没有保存，要离开吗？</translation>
  </message>
  <message>
   <source>Leave</source>
   <translation>离开</translation>
  </message>
 </context>
 <context>
  <name>Form</name>
  <message>
   <source>Kind</source>
   <translation>方式</translation>
  </message>
  <message>
   <source>Alt + key</source>
   <translation>Alt + 键</translation>
  </message>
  <message>
   <source>What was said, in one line</source>
   <translation>谈了什么，一句话</translation>
  </message>
  <message>
   <source>Said</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Ctrl + key</source>
   <translation>Ctrl + 键</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between names</comment>
   <translation>、</translation>
  </message>
  <message>
   <source>nobody named</source>
   <translation>未指定联系人</translation>
  </message>
  <message>
   <source>No project</source>
   <translation>不涉及项目</translation>
  </message>
  <message>
   <source>With</source>
   <translation>和谁</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>昨天</translation>
  </message>
  <message>
   <source>The day before</source>
   <translation>前天</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>By the rhythm</source>
   <translation>按节奏</translation>
  </message>
  <message>
   <source>Kind of the next step</source>
   <translation>下一步的类型</translation>
  </message>
  <message>
   <source>What to do next (may stay empty)</source>
   <translation>接下来做什么（可不填）</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Tomorrow</source>
   <translation>明天</translation>
  </message>
  <message>
   <source>In 2 working days</source>
   <translation>隔 2 天</translation>
  </message>
  <message>
   <source>Next Monday</source>
   <translation>下周一</translation>
  </message>
  <message>
   <source>Next date</source>
   <translation>下次</translation>
  </message>
 </context>
 <context>
  <name>FormPage</name>
  <message>
   <source>Assumed, not yet confirmed</source>
   <translation>推测，尚未确认</translation>
  </message>
 </context>
 <context>
  <name>FormsTab</name>
  <message>
   <source>Forms</source>
   <translation>表单</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>打印</translation>
  </message>
  <message>
   <source>Print blank</source>
   <translation>打印空白表</translation>
  </message>
  <message>
   <source>for</source>
   <translation>填写对象</translation>
  </message>
  <message>
   <source>of the visit</source>
   <translation>拜访</translation>
  </message>
  <message>
   <source>Whom the form is filled in for</source>
   <translation>表单的填写对象</translation>
  </message>
  <message>
   <source>The sheet is about a person.</source>
   <translation>这张表是针对联系人的。</translation>
  </message>
  <message>
   <source>Add a person…</source>
   <translation>添加联系人…</translation>
  </message>
  <message>
   <source>The sheet is about a visit.</source>
   <translation>这张表是针对拜访的。</translation>
  </message>
  <message>
   <source>Plan a visit…</source>
   <translation>安排拜访…</translation>
  </message>
  <message>
   <source>The sheet is about a project.</source>
   <translation>这张表是针对项目的。</translation>
  </message>
  <message>
   <source>Add a project…</source>
   <translation>新建项目…</translation>
  </message>
 </context>
 <context>
  <name>FoundRows</name>
  <message>
   <source>Customer</source>
   <translation>客户</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>联系人</translation>
  </message>
  <message>
   <source>The book says so already.</source>
   <translation>客户库中已是如此。</translation>
  </message>
  <message>
   <source>Now: {}</source>
   <translation>现为：{}</translation>
  </message>
  <message>
   <source>Account</source>
   <translation>账号</translation>
  </message>
 </context>
 <context>
  <name>GateSection</name>
  <message>
   <source>Gate</source>
   <translation>评审点</translation>
  </message>
  <message>
   <source>Pass the gate…</source>
   <translation>通过评审点…</translation>
  </message>
  <message>
   <source>Start this stage…</source>
   <translation>启动此阶段…</translation>
  </message>
  <message>
   <source>Start a process…</source>
   <translation>启动流程…</translation>
  </message>
  <message>
   <source>This stage has no gate.</source>
   <translation>这个阶段没有评审点。</translation>
  </message>
  <message>
   <source>Start a process: its stages, tasks and gates stand here.</source>
   <translation>启动流程后，这里显示阶段、任务和评审点。</translation>
  </message>
  <message>
   <source>Gate: {}</source>
   <translation>评审点：{}</translation>
  </message>
  <message>
   <source>{met} / {all} met</source>
   <translation>{met} / {all} 项</translation>
  </message>
  <message>
   <source>Every criterion must be met first.</source>
   <translation>全部达成后才能通过。</translation>
  </message>
  <message>
   <source>{name} ({role})</source>
   <translation>{name}（{role}）</translation>
  </message>
  <message>
   <source>Approver {}</source>
   <translation>审批人 {}</translation>
  </message>
  <message>
   <source>assumed</source>
   <translation>推测</translation>
  </message>
  <message>
   <source>evidence missing</source>
   <translation>缺证据</translation>
  </message>
 </context>
 <context>
  <name>GradeBadge</name>
  <message>
   <source>Suggested grade {grade}, no approved assessment yet</source>
   <translation>建议等级 {grade}，尚无批准的价值评估</translation>
  </message>
  <message>
   <source>From: {}</source>
   <translation>来源：{}</translation>
  </message>
  <message>
   <source>Customer grade: {}</source>
   <translation>客户等级：{}</translation>
  </message>
 </context>
 <context>
  <name>Header</name>
  <message>
   <source>Record follow-up</source>
   <translation>记录跟进</translation>
  </message>
  <message>
   <source>Print the visit on one page</source>
   <translation>打印拜访一页纸</translation>
  </message>
  <message>
   <source>More actions</source>
   <translation>更多操作</translation>
  </message>
  <message>
   <source>Edit customer…</source>
   <translation>编辑客户资料…</translation>
  </message>
  <message>
   <source>Start a process…</source>
   <translation>启动流程…</translation>
  </message>
  <message>
   <source>Copy record number</source>
   <translation>复制客户编号</translation>
  </message>
  <message>
   <source>Delete customer…</source>
   <translation>删除客户…</translation>
  </message>
  <message>
   <source>No process runs on this customer yet.</source>
   <translation>这个客户还没有启动流程。</translation>
  </message>
  <message>
   <source>Choose which process is shown</source>
   <translation>选择显示哪个流程</translation>
  </message>
  <message>
   <source>{} people</source>
   <translation>{} 人</translation>
  </message>
  <message>
   <source>Customer</source>
   <translation>客户</translation>
  </message>
 </context>
 <context>
  <name>HistoryModel</name>
  <message>
   <source>What changed</source>
   <translation>改动</translation>
  </message>
  <message>
   <source>When</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>谁</translation>
  </message>
  <message>
   <source>Undone: {}</source>
   <translation>撤销：{}</translation>
  </message>
  <message>
   <source>Done again: {}</source>
   <translation>重做：{}</translation>
  </message>
  <message>
   <source>Taken back: {}</source>
   <translation>还原：{}</translation>
  </message>
  <message>
   <source>undone</source>
   <translation>已撤销</translation>
  </message>
  <message>
   <source>{name}: {new}</source>
   <translation>{name}：{new}</translation>
  </message>
  <message>
   <source>{name}: {old} → {new}</source>
   <translation>{name}：{old} → {new}</translation>
  </message>
 </context>
 <context>
  <name>HistoryTab</name>
  <message>
   <source>Nothing is ever rewritten: taking an entry back is an entry of its own.</source>
   <translation>历史从不改写：还原一条，本身也是一条记录。</translation>
  </message>
  <message>
   <source>Take this entry back</source>
   <translation>还原此条</translation>
  </message>
  <message>
   <source>Nothing has happened yet.</source>
   <translation>还没有任何改动。</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
 </context>
 <context>
  <name>ImportDialog</name>
  <message>
   <source>Import {}</source>
   <translation>导入 {}</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Reading {}</source>
   <translation>正在读取 {}</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Import {} customers</source>
   <translation>导入 {} 家客户</translation>
  </message>
  <message>
   <source>The book holds all of this list already</source>
   <translation>名单里的内容，客户库里都有了</translation>
  </message>
  <message>
   <source>One Undo takes all of it back.</source>
   <translation>导入后一次撤销可全部撤回。</translation>
  </message>
  <message>
   <source>Importing {}</source>
   <translation>正在导入 {}</translation>
  </message>
  <message>
   <source>Cancelling leaves the book as it is.</source>
   <translation>取消后，客户库保持原样。</translation>
  </message>
  <message>
   <source>Nothing was imported; the book is as it was.</source>
   <translation>没有导入，客户库保持原样。</translation>
  </message>
  <message>
   <source>One Undo (Ctrl+Z) takes all of it back.</source>
   <translation>一次撤销（Ctrl+Z）可全部撤回。</translation>
  </message>
  <message>
   <source>Show these customers</source>
   <translation>查看这些客户</translation>
  </message>
  <message>
   <source>{} (refused rows).xlsx</source>
   <translation>{}（未导入）.xlsx</translation>
  </message>
  <message>
   <source>Save refused rows</source>
   <translation>另存未导入的行</translation>
  </message>
  <message>
   <source>Workbook (*.xlsx)</source>
   <translation>工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <source>That is the list itself: choose another name.</source>
   <translation>这就是原名单，请换一个文件名。</translation>
  </message>
  <message>
   <source>Saved in {}</source>
   <translation>已存入 {}</translation>
  </message>
 </context>
 <context>
  <name>ImportOptions</name>
  <message>
   <source>Fill what is empty</source>
   <translation>只补空缺</translation>
  </message>
  <message>
   <source>Keep what is in the book</source>
   <translation>保持库中原样</translation>
  </message>
  <message>
   <source>Take the list's values</source>
   <translation>以名单为准</translation>
  </message>
  <message>
   <source>Customers the book has already</source>
   <translation>库中已有的客户</translation>
  </message>
  <message>
   <source>Customer (empty: refuse them)</source>
   <translation>客户名称（留空则不导入）</translation>
  </message>
  <message>
   <source>Cards without a company belong to</source>
   <translation>没有公司的名片归入</translation>
  </message>
 </context>
 <context>
  <name>Keeper</name>
  <message>
   <source>Put the book back to this backup?</source>
   <translation>要把客户库恢复到这份备份吗？</translation>
  </message>
  <message>
   <source>What was entered since then is kept in a backup of its own.</source>
   <translation>此后录入的内容会另存为一份备份。</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
 </context>
 <context>
  <name>KeyInDialog</name>
  <message>
   <source>Key in a form</source>
   <translation>录入手写表单</translation>
  </message>
  <message>
   <source>Record number on the sheet</source>
   <translation>表上的记录编号</translation>
  </message>
  <message>
   <source>For example V-0008-1. A visit opens its feedback form; what you leave empty stays unknown.</source>
   <translation>例如 V-0008-1。拜访编号直接打开反馈表；没有填的仍为未知。</translation>
  </message>
  <message>
   <source>Open the form</source>
   <translation>打开表单</translation>
  </message>
 </context>
 <context>
  <name>KeysDialog</name>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
 </context>
 <context>
  <name>Legend</name>
  <message>
   <source>Legend</source>
   <translation>图例</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>角色</translation>
  </message>
  <message>
   <source>Attitude</source>
   <translation>态度</translation>
  </message>
  <message>
   <source>Closeness</source>
   <translation>关系进展</translation>
  </message>
  <message>
   <source>influence, small to great</source>
   <translation>影响力，小 → 大</translation>
  </message>
  <message>
   <source>tie</source>
   <translation>关系</translation>
  </message>
  <message>
   <source>private tie</source>
   <translation>私人关系</translation>
  </message>
  <message>
   <source>planned</source>
   <translation>计划</translation>
  </message>
  <message>
   <source>actual</source>
   <translation>实际</translation>
  </message>
  <message>
   <source>past the plan</source>
   <translation>超出计划</translation>
  </message>
  <message>
   <source>expected</source>
   <translation>预计</translation>
  </message>
  <message>
   <source>gate passed</source>
   <translation>评审点已过</translation>
  </message>
  <message>
   <source>gate late</source>
   <translation>评审点超期</translation>
  </message>
  <message>
   <source>gate ahead</source>
   <translation>评审点未到</translation>
  </message>
  <message>
   <source>visit</source>
   <translation>拜访</translation>
  </message>
  <message>
   <source>call or message</source>
   <translation>电话、消息</translation>
  </message>
  <message>
   <source>planned visit</source>
   <translation>已约未访</translation>
  </message>
 </context>
 <context>
  <name>Locker</name>
  <message>
   <source>Locked</source>
   <translation>已锁定</translation>
  </message>
  <message>
   <source>Close the book</source>
   <translation>关闭当前客户库</translation>
  </message>
  <message>
   <source>This is not the password of the book.</source>
   <translation>密码不正确。</translation>
  </message>
 </context>
 <context>
  <name>MainToolBar</name>
  <message>
   <source>Toolbar</source>
   <translation>工具栏</translation>
  </message>
  <message>
   <source>Search customers, people</source>
   <translation>搜索客户、联系人（可用拼音）</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>Add a customer, a person, a project or a visit</source>
   <translation>添加客户、联系人、项目或拜访</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Opening {}…</source>
   <translation>正在打开 {}…</translation>
  </message>
 </context>
 <context>
  <name>MapDock</name>
  <message>
   <source>Choose a customer to see its people</source>
   <translation>选择一个客户，查看它的人脉</translation>
  </message>
  <message>
   <source>Nobody is known at this customer yet</source>
   <translation>这个客户还没有登记联系人</translation>
  </message>
  <message>
   <source>Add the people you have met: who decides, who uses, who buys.</source>
   <translation>把见过的人记下来：谁决策、谁使用、谁采购。</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>vacant</source>
   <translation>空缺</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Last contact {}</source>
   <translation>最近联系 {}</translation>
  </message>
 </context>
 <context>
  <name>MapScene</name>
  <message>
   <source>1 person</source>
   <translation>1 人</translation>
  </message>
  <message>
   <source>{} people</source>
   <translation>{} 人</translation>
  </message>
  <message>
   <source>{} vacant</source>
   <translation>空缺 {}</translation>
  </message>
 </context>
 <context>
  <name>MapView</name>
  <message>
   <source>Relationship map</source>
   <translation>关系图</translation>
  </message>
 </context>
 <context>
  <name>MappingPage</name>
  <message>
   <source>Sheets of the file</source>
   <translation>文件中的工作表</translation>
  </message>
  <message>
   <source>Import this sheet</source>
   <translation>导入这张表</translation>
  </message>
  <message>
   <source>Preview of the sheet</source>
   <translation>工作表预览</translation>
  </message>
  <message>
   <source>The columns are as you chose them the last time.</source>
   <translation>各列按您上次的选择对应。</translation>
  </message>
  <message>
   <source>Choose above one column that it holds the customer's name.</source>
   <translation>请在某一列上方选择「客户名称」。</translation>
  </message>
 </context>
 <context>
  <name>Marks</name>
  <message>
   <source>est.</source>
   <comment>framed mark: assumed, not confirmed</comment>
   <translation>推</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>Open &amp;recent</source>
   <translation>最近打开(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;Customers</source>
   <translation>客户(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Projects</source>
   <translation>项目(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Records</source>
   <translation>记录(&amp;R)</translation>
  </message>
  <message>
   <source>Prin&amp;t</source>
   <translation>打印(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Window</source>
   <translation>窗口(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>T&amp;heme</source>
   <translation>主题(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>语言(&amp;L)</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
 </context>
 <context>
  <name>Messages</name>
  <message>
   <source>OK</source>
   <translation>确定</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>MoveDialog</name>
  <message>
   <source>Move task</source>
   <translation>任务改期</translation>
  </message>
  <message>
   <source>New date</source>
   <translation>新日期</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Move it</source>
   <translation>改期</translation>
  </message>
 </context>
 <context>
  <name>NeedDialog</name>
  <message>
   <source>Add a need</source>
   <translation>添加需求</translation>
  </message>
  <message>
   <source>Need</source>
   <translation>需求</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>Whose</source>
   <translation>谁的需求</translation>
  </message>
  <message>
   <source>In their words</source>
   <translation>客户原话</translation>
  </message>
  <message>
   <source>Our answer</source>
   <translation>我方回应</translation>
  </message>
  <message>
   <source>Proof</source>
   <translation>证明材料</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>NewBookDialog</name>
  <message>
   <source>New book</source>
   <translation>新建客户库</translation>
  </message>
  <message>
   <source>A book is one file that holds all customers.</source>
   <translation>客户库是一个文件，保存全部客户。</translation>
  </message>
  <message>
   <source>Password (recommended)</source>
   <translation>密码（建议设置）</translation>
  </message>
  <message>
   <source>at least {} characters</source>
   <translation>至少 {} 个字符</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>再输一遍</translation>
  </message>
  <message>
   <source>With a password the book can be read by nobody who finds the laptop. Nobody can recover it: write it down and keep it in a safe place.</source>
   <translation>设密码后，电脑丢失别人也读不到客户资料。密码无法找回，请抄写下来并妥善保管。</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>浏览…</translation>
  </message>
  <message>
   <source>Books (*.kabook)</source>
   <translation>客户库 (*.kabook)</translation>
  </message>
  <message>
   <source>Create without a password</source>
   <translation>新建（不设密码）</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>Name a folder and a file.</source>
   <translation>请填写文件夹和文件名。</translation>
  </message>
  <message>
   <source>{} exists already. Choose another name.</source>
   <translation>{} 已存在，请换一个名称。</translation>
  </message>
  <message>
   <source>There is no folder {}.</source>
   <translation>文件夹 {} 不存在。</translation>
  </message>
  <message>
   <source>Use at least {} characters.</source>
   <translation>至少需要 {} 个字符。</translation>
  </message>
  <message>
   <source>The two are not the same.</source>
   <translation>两次输入不一致。</translation>
  </message>
 </context>
 <context>
  <name>NewCustomerDialog</name>
  <message>
   <source>New customer</source>
   <translation>新建客户</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>客户名称</translation>
  </message>
  <message>
   <source>Add customer</source>
   <translation>新建客户</translation>
  </message>
 </context>
 <context>
  <name>NewPasswordDialog</name>
  <message>
   <source>Password of the book</source>
   <translation>客户库密码</translation>
  </message>
  <message>
   <source>With a password the book can be read by nobody who finds the laptop. Nobody can recover it: write it down and keep it in a safe place.</source>
   <translation>设密码后，电脑丢失别人也读不到客户资料。密码无法找回，请抄写下来并妥善保管。</translation>
  </message>
  <message>
   <source>Present password</source>
   <translation>当前密码</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>新密码</translation>
  </message>
  <message>
   <source>at least {} characters</source>
   <translation>至少 {} 个字符</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>再输一遍</translation>
  </message>
  <message>
   <source>Set password</source>
   <translation>设置密码</translation>
  </message>
  <message>
   <source>Remove password</source>
   <translation>取消密码</translation>
  </message>
  <message>
   <source>Use at least {} characters.</source>
   <translation>至少需要 {} 个字符。</translation>
  </message>
  <message>
   <source>The two are not the same.</source>
   <translation>两次输入不一致。</translation>
  </message>
  <message>
   <source>The present password is another one.</source>
   <translation>当前密码不正确。</translation>
  </message>
 </context>
 <context>
  <name>NextStep</name>
  <message>
   <source>Next step</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Done…</source>
   <translation>完成…</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>改期</translation>
  </message>
  <message>
   <source>Add a task…</source>
   <translation>新建任务…</translation>
  </message>
  <message>
   <source>Nothing is planned: this customer will go cold.</source>
   <translation>还没有安排下一步，客户会冷下来。</translation>
  </message>
  <message>
   <source>Done: {}</source>
   <translation>完成：{}</translation>
  </message>
  <message>
   <source>Move: {}</source>
   <translation>改期：{}</translation>
  </message>
 </context>
 <context>
  <name>NextWords</name>
  <message>
   <source>{} (today)</source>
   <translation>{}（今天）</translation>
  </message>
  <message>
   <source>{} (tomorrow)</source>
   <translation>{}（明天）</translation>
  </message>
  <message>
   <source>{day} (in {away} days)</source>
   <translation>{day}（{away} 天后）</translation>
  </message>
  <message>
   <source>nobody works on that day</source>
   <translation>当天休息</translation>
  </message>
  <message>
   <source>by the rhythm it would be {}</source>
   <translation>按节奏应为 {}</translation>
  </message>
 </context>
 <context>
  <name>Overview</name>
  <message>
   <source>What the customer wants</source>
   <translation>客户要什么</translation>
  </message>
  <message>
   <source>No need is recorded. What hurts, what itches, what would delight them?</source>
   <translation>还没有记录需求。痛点、痒点、兴奋点各是什么？</translation>
  </message>
  <message>
   <source>Add a need…</source>
   <translation>添加需求…</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>No project yet.</source>
   <translation>还没有项目。</translation>
  </message>
  <message>
   <source>Add a project…</source>
   <translation>新建项目…</translation>
  </message>
  <message>
   <source>Last contacts</source>
   <translation>最近往来</translation>
  </message>
  <message>
   <source>Nothing is recorded yet.</source>
   <translation>还没有往来记录。</translation>
  </message>
  <message>
   <source>Record…</source>
   <translation>记录…</translation>
  </message>
  <message>
   <source>Open promises</source>
   <translation>未兑现的承诺</translation>
  </message>
  <message>
   <source>No promise is open.</source>
   <translation>没有未兑现的承诺。</translation>
  </message>
  <message>
   <source>Add a promise…</source>
   <translation>添加承诺…</translation>
  </message>
  <message>
   <source>Our answer: {}</source>
   <translation>我方回应：{}</translation>
  </message>
  <message>
   <source>buys {}</source>
   <translation>{} 采购</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between facts</comment>
   <translation>，</translation>
  </message>
  <message>
   <source>{who}: {what}</source>
   <translation>{who}：{what}</translation>
  </message>
 </context>
 <context>
  <name>PageBar</name>
  <message>
   <source>Previous page</source>
   <translation>上一页</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>下一页</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Page width</source>
   <translation>页宽</translation>
  </message>
  <message>
   <source>Whole page</source>
   <translation>整页</translation>
  </message>
 </context>
 <context>
  <name>PagesView</name>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
 </context>
 <context>
  <name>PairView</name>
  <message>
   <source>Keep both, one below the other</source>
   <translation>两段都保留，上下排列</translation>
  </message>
 </context>
 <context>
  <name>PairingFields</name>
  <message>
   <source>Goal</source>
   <translation>目标关系</translation>
  </message>
  <message>
   <source>By</source>
   <translation>目标时间</translation>
  </message>
  <message>
   <source>Next action</source>
   <translation>下一步行动</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
 </context>
 <context>
  <name>PassDialog</name>
  <message>
   <source>Pass gate: {}</source>
   <translation>通过评审点：{}</translation>
  </message>
  <message>
   <source>“{}” is closed and the next stage starts, with its tasks.</source>
   <translation>「{}」结束，下一阶段开始，并生成该阶段的任务。</translation>
  </message>
  <message>
   <source>Passed on</source>
   <translation>通过日期</translation>
  </message>
  <message>
   <source>Pass the gate</source>
   <translation>通过评审点</translation>
  </message>
 </context>
 <context>
  <name>PasswordDialog</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>PasswordField</name>
  <message>
   <source>Show what is typed</source>
   <translation>显示输入内容</translation>
  </message>
 </context>
 <context>
  <name>PasteDialog</name>
  <message>
   <source>Paste and recognise</source>
   <translation>粘贴识别</translation>
  </message>
  <message>
   <source>Pasted text</source>
   <translation>粘贴的文字</translation>
  </message>
  <message>
   <source>Paste a message, an e-mail signature, invoice details or an address</source>
   <translation>粘贴一段消息、邮件签名、开票信息或地址</translation>
  </message>
  <message>
   <source>Add customer</source>
   <translation>新建客户</translation>
  </message>
  <message>
   <source>New customer</source>
   <translation>新建客户</translation>
  </message>
  <message>
   <source>Another customer</source>
   <translation>换一个客户</translation>
  </message>
  <message>
   <source>Nothing was recognised in this text.</source>
   <translation>这段文字里没有识别出客户资料。</translation>
  </message>
  <message>
   <source>What is recognised stands here, to be checked.</source>
   <translation>识别出的内容列在这里，请核对后再保存。</translation>
  </message>
  <message>
   <source>Take into the customer</source>
   <translation>存入该客户</translation>
  </message>
 </context>
 <context>
  <name>PeopleModel</name>
  <message>
   <source>Name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>职务</translation>
  </message>
  <message>
   <source>Dept</source>
   <translation>部门</translation>
  </message>
  <message>
   <source>Function</source>
   <translation>职能</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>角色</translation>
  </message>
  <message>
   <source>Attitude</source>
   <translation>态度</translation>
  </message>
  <message>
   <source>Infl.</source>
   <translation>影响力</translation>
  </message>
  <message>
   <source>Closeness</source>
   <translation>关系进展</translation>
  </message>
  <message>
   <source>Paired</source>
   <translation>配对</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>往来</translation>
  </message>
  <message>
   <source>Mobile</source>
   <translation>手机</translation>
  </message>
  <message>
   <source>vacant</source>
   <translation>空缺</translation>
  </message>
  <message>
   <source>{name} left in {date}</source>
   <translation>{name} 已于 {date} 离任</translation>
  </message>
  <message>
   <source>assumed, not yet confirmed</source>
   <translation>推测，尚未确认</translation>
  </message>
  <message>
   <source>closest: {}</source>
   <translation>最熟：{}</translation>
  </message>
 </context>
 <context>
  <name>PeopleTab</name>
  <message>
   <source>Nobody is known here yet</source>
   <translation>还没有联系人</translation>
  </message>
  <message>
   <source>Add whom you met: who uses it, who checks it, who signs.</source>
   <translation>把见过的人记下来：谁使用，谁把关，谁签字。</translation>
  </message>
  <message>
   <source>Add a person…</source>
   <translation>添加联系人…</translation>
  </message>
  <message>
   <source>Stands in</source>
   <translation>立场所属项目</translation>
  </message>
  <message>
   <source>Project whose stands are shown</source>
   <translation>显示哪个项目中的立场</translation>
  </message>
  <message>
   <source>Our people…</source>
   <translation>我方人员…</translation>
  </message>
  <message>
   <source>Vacant post…</source>
   <translation>空缺职位…</translation>
  </message>
  <message>
   <source>People of the customer</source>
   <translation>客户的联系人</translation>
  </message>
  <message>
   <source>Relations between them</source>
   <translation>人际关系</translation>
  </message>
  <message>
   <source>Who knows whom, who listens to whom: draw it, and the map shows the way in.</source>
   <translation>谁和谁熟、谁听谁的：记下来，关系图就能指出门路。</translation>
  </message>
  <message>
   <source>Add a relation…</source>
   <translation>添加关系…</translation>
  </message>
  <message>
   <source>{} here</source>
   <translation>在职 {} 人</translation>
  </message>
  <message>
   <source>{} vacant</source>
   <translation>空缺 {}</translation>
  </message>
  <message>
   <source>{} left</source>
   <translation>离任 {} 人</translation>
  </message>
  <message>
   <source>private</source>
   <translation>私人</translation>
  </message>
  <message>
   <source>weak</source>
   <translation>弱</translation>
  </message>
  <message>
   <source>strong</source>
   <translation>强</translation>
  </message>
  <message>
   <source>Edit post…</source>
   <translation>编辑职位…</translation>
  </message>
  <message>
   <source>Edit person…</source>
   <translation>编辑联系人…</translation>
  </message>
  <message>
   <source>Mark as left this month</source>
   <translation>标为本月离任</translation>
  </message>
  <message>
   <source>Delete person…</source>
   <translation>删除联系人…</translation>
  </message>
 </context>
 <context>
  <name>PersonDialog</name>
  <message>
   <source>Add a person</source>
   <translation>添加联系人</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>联系人</translation>
  </message>
  <message>
   <source>Post</source>
   <translation>任职</translation>
  </message>
  <message>
   <source>Where they stand</source>
   <translation>立场</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>People stand for or against a project: add one first.</source>
   <translation>立场是对项目而言的，请先新建项目。</translation>
  </message>
  <message>
   <source>We and this person</source>
   <translation>我方与此人</translation>
  </message>
  <message>
   <source>Our person</source>
   <translation>我方人员</translation>
  </message>
  <message>
   <source>Remove the pairing</source>
   <translation>取消配对</translation>
  </message>
  <message>
   <source>Pair them</source>
   <translation>建立配对</translation>
  </message>
  <message>
   <source>Add our own people first: 我方人员 in the people tab.</source>
   <translation>请先在「人员」页的「我方人员」中添加。</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>添加联系人</translation>
  </message>
  <message>
   <source>Delete person…</source>
   <translation>删除联系人…</translation>
  </message>
 </context>
 <context>
  <name>PlaybookChooser</name>
  <message>
   <source>Start none now</source>
   <translation>暂不启动</translation>
  </message>
  <message>
   <source>Playbook</source>
   <translation>流程</translation>
  </message>
  <message>
   <source>From the first stage, newly started</source>
   <translation>从第一阶段开始（新启动）</translation>
  </message>
  <message>
   <source>A customer already under way opens at its present stage: earlier gates read “not reviewed”, and no tasks are owed.</source>
   <translation>已在进行的客户从目前阶段开始：之前的评审点记为「期初，未审」，不补任务。</translation>
  </message>
  <message>
   <source>Opens at</source>
   <translation>期初阶段</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>开始日期</translation>
  </message>
  <message>
   <source>Already at: {}</source>
   <translation>已在：{}</translation>
  </message>
 </context>
 <context>
  <name>PostDialog</name>
  <message>
   <source>Add a vacant post</source>
   <translation>添加空缺职位</translation>
  </message>
  <message>
   <source>Post</source>
   <translation>任职</translation>
  </message>
  <message>
   <source>nobody yet</source>
   <translation>空缺</translation>
  </message>
  <message>
   <source>Held by</source>
   <translation>任职人</translation>
  </message>
  <message>
   <source>Add post</source>
   <translation>添加职位</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>PostFields</name>
  <message>
   <source>Title</source>
   <translation>职务</translation>
  </message>
  <message>
   <source>Department</source>
   <translation>部门</translation>
  </message>
  <message>
   <source>Function</source>
   <translation>职能</translation>
  </message>
  <message>
   <source>as the role says</source>
   <translation>按角色推定</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>层级</translation>
  </message>
  <message>
   <source>Reports to</source>
   <translation>直接上级</translation>
  </message>
  <message>
   <source>In post since</source>
   <translation>任职开始</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>离任时间</translation>
  </message>
  <message>
   <source>Authority</source>
   <translation>权限</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
 </context>
 <context>
  <name>PrintChoices</name>
  <message>
   <source>Sheet</source>
   <translation>打印什么</translation>
  </message>
  <message>
   <source>Edition</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Blank, to be filled in by hand</source>
   <translation>空白表，手工填写</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>None</source>
   <translation>全不选</translation>
  </message>
  <message>
   <source>Customers to print for</source>
   <translation>要打印的客户</translation>
  </message>
  <message>
   <source>Add a customer</source>
   <translation>再加一个客户</translation>
  </message>
  <message>
   <source>Visit</source>
   <translation>拜访</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between names</comment>
   <translation>、</translation>
  </message>
  <message>
   <source>Everybody with the role</source>
   <translation>有此角色的所有人</translation>
  </message>
  <message>
   <source>Sheets of</source>
   <translation>哪些人</translation>
  </message>
  <message>
   <source>Customers: {count} of {all}</source>
   <translation>客户：已选 {count} / {all}</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>还没有拜访</translation>
  </message>
  <message>
   <source>None planned</source>
   <translation>没有计划的拜访</translation>
  </message>
 </context>
 <context>
  <name>PrintPreview</name>
  <message>
   <source>Print preview</source>
   <translation>打印预览</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Save as PDF…</source>
   <translation>另存为 PDF…</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>打印…</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>复制为文字</translation>
  </message>
  <message>
   <source>Setting the pages…</source>
   <translation>正在排版…</translation>
  </message>
  <message>
   <source>Left out because the customer must not read it: {}</source>
   <translation>内部内容，未写给客户：{}</translation>
  </message>
  <message>
   <source>; </source>
   <comment>between lines</comment>
   <translation>；</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between names</comment>
   <translation>、</translation>
  </message>
  <message>
   <source>No font has these characters; their names are printed instead: {}</source>
   <translation>以下字符没有字体，打印时写出名称：{}</translation>
  </message>
  <message>
   <source>Copied; paste it into the message.</source>
   <translation>已复制，可粘贴到微信。</translation>
  </message>
  <message>
   <source>Save as PDF</source>
   <translation>另存为 PDF</translation>
  </message>
  <message>
   <source>PDF (*.pdf)</source>
   <translation>PDF (*.pdf)</translation>
  </message>
  <message>
   <source>{} exists already. Replace it?</source>
   <translation>{} 已存在，要替换吗？</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Saved as {}</source>
   <translation>已保存到 {}</translation>
  </message>
  <message>
   <source>Cancel printing</source>
   <translation>取消打印</translation>
  </message>
  <message>
   <source>Printing page {done} of {total}</source>
   <translation>正在打印第 {done} 页，共 {total} 页</translation>
  </message>
  <message>
   <source>Sent to the printer.</source>
   <translation>已送往打印机。</translation>
  </message>
  <message>
   <source>Printing was cancelled.</source>
   <translation>打印已取消。</translation>
  </message>
 </context>
 <context>
  <name>ProjectDialog</name>
  <message>
   <source>New project</source>
   <translation>新建项目</translation>
  </message>
  <message>
   <source>Add project</source>
   <translation>新建项目</translation>
  </message>
 </context>
 <context>
  <name>ProjectFields</name>
  <message>
   <source>Project</source>
   <translation>项目名称</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>标的</translation>
  </message>
  <message>
   <source>yuan</source>
   <translation>元</translation>
  </message>
  <message>
   <source>Buys in</source>
   <translation>采购时间</translation>
  </message>
  <message>
   <source>Funds from</source>
   <translation>资金来源</translation>
  </message>
  <message>
   <source>Funds are</source>
   <translation>资金状况</translation>
  </message>
  <message>
   <source>Heard from</source>
   <translation>信息来源</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Owner</source>
   <translation>负责人</translation>
  </message>
  <message>
   <source>Ruling</source>
   <translation>项目定性</translation>
  </message>
  <message>
   <source>Scope</source>
   <translation>项目范围</translation>
  </message>
  <message>
   <source>Background</source>
   <translation>项目背景</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
 </context>
 <context>
  <name>ProjectsTab</name>
  <message>
   <source>No project yet</source>
   <translation>还没有项目</translation>
  </message>
  <message>
   <source>A project is what they want to buy: when, for how much, paid by whom.</source>
   <translation>项目就是客户要买的东西：什么时候买、多少钱、谁出钱。</translation>
  </message>
  <message>
   <source>Add a project…</source>
   <translation>新建项目…</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Facts</source>
   <translation>项目资料</translation>
  </message>
  <message>
   <source>Delete project…</source>
   <translation>删除项目…</translation>
  </message>
  <message>
   <source>No process runs on this project.</source>
   <translation>这个项目还没有启动流程。</translation>
  </message>
  <message>
   <source>Start a process…</source>
   <translation>启动流程…</translation>
  </message>
  <message>
   <source>Delete {} with its process, stands and tasks?</source>
   <translation>删除 {}，连同其流程、立场和任务？</translation>
  </message>
  <message>
   <source>What happened stays with the customer. Undo takes it back.</source>
   <translation>往来记录仍留在客户下。可以撤销。</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>PromiseDialog</name>
  <message>
   <source>Add a promise</source>
   <translation>添加承诺</translation>
  </message>
  <message>
   <source>Promise</source>
   <translation>承诺</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>承诺方</translation>
  </message>
  <message>
   <source>About</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Their person</source>
   <translation>对方</translation>
  </message>
  <message>
   <source>Our person</source>
   <translation>我方人员</translation>
  </message>
  <message>
   <source>Promised on</source>
   <translation>承诺日期</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>到期日</translation>
  </message>
  <message>
   <source>State</source>
   <translation>兑现情况</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>QuickSearch</name>
  <message>
   <source>Found</source>
   <translation>搜索结果</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>没有找到</translation>
  </message>
 </context>
 <context>
  <name>RecentRow</name>
  <message>
   <source>File not found ·</source>
   <translation>找不到文件 ·</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
 </context>
 <context>
  <name>RecordDialog</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Edits are saved as you make them.</source>
   <translation>边改边存。</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Leave without saving what you filled in?</source>
   <translation>放弃已填写的内容？</translation>
  </message>
  <message>
   <source>Leave</source>
   <translation>放弃</translation>
  </message>
 </context>
 <context>
  <name>RelationDialog</name>
  <message>
   <source>Add a relation</source>
   <translation>添加关系</translation>
  </message>
  <message>
   <source>Relation</source>
   <translation>人际关系</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>One person</source>
   <translation>甲</translation>
  </message>
  <message>
   <source>Other person</source>
   <translation>乙</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>1 weak</source>
   <translation>1 弱</translation>
  </message>
  <message>
   <source>2 usual</source>
   <translation>2 一般</translation>
  </message>
  <message>
   <source>3 strong</source>
   <translation>3 强</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>强度</translation>
  </message>
  <message>
   <source>One way</source>
   <translation>单向</translation>
  </message>
  <message>
   <source>Private</source>
   <translation>私人关系</translation>
  </message>
  <message>
   <source>A private relation is never printed on a sheet one carries along.</source>
   <translation>私人关系不会打印在随身携带的资料上。</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Choose both people.</source>
   <translation>请选择两个人。</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>ResultPage</name>
  <message>
   <source>Save refused rows…</source>
   <translation>另存未导入的行…</translation>
  </message>
  <message>
   <source>Look for duplicates in the whole book…</source>
   <translation>在整个客户库中查找重复…</translation>
  </message>
  <message>
   <source>{count} customers completed or changed</source>
   <translation>补充或更改 {count} 家客户</translation>
  </message>
  <message>
   <source>{count} customers added</source>
   <translation>新增 {count} 家客户</translation>
  </message>
  <message>
   <source>The book holds all of this list already</source>
   <translation>名单里的内容，客户库里都有了</translation>
  </message>
  <message>
   <source>Customers completed</source>
   <translation>补充客户</translation>
  </message>
  <message>
   <source>Known, unchanged</source>
   <translation>已有，未变</translation>
  </message>
  <message>
   <source>People</source>
   <translation>联系人</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Processes</source>
   <translation>流程</translation>
  </message>
  <message>
   <source>Follow-ups</source>
   <translation>跟进</translation>
  </message>
  <message>
   <source>Tasks</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Rows refused</source>
   <translation>拒绝（行）</translation>
  </message>
  <message>
   <source>Cells refused</source>
   <translation>拒绝（格）</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>SettledList</name>
  <message>
   <source>This settles</source>
   <translation>同时完成</translation>
  </message>
  <message>
   <source>no goal noted</source>
   <translation>未写目标</translation>
  </message>
  <message>
   <source>The visit planned for {day}: {goal}</source>
   <translation>{day} 计划的拜访：{goal}</translation>
  </message>
 </context>
 <context>
  <name>Shell</name>
  <message>
   <source>KAccount</source>
   <translation>KAccount 大客户工作台</translation>
  </message>
 </context>
 <context>
  <name>SimilarHint</name>
  <message>
   <source>Already in the book:</source>
   <translation>客户库里已有：</translation>
  </message>
  <message>
   <source>Similar:</source>
   <translation>相近的客户：</translation>
  </message>
 </context>
 <context>
  <name>StageChoices</name>
  <message>
   <source>Where these customers stand</source>
   <translation>这些客户到了哪个阶段</translation>
  </message>
  <message>
   <source>No stage for now</source>
   <translation>暂不设阶段</translation>
  </message>
  <message>
   <source>Customers whose row names no stage</source>
   <translation>没有写阶段的客户</translation>
  </message>
  <message>
   <source>Words for stages that no process knows</source>
   <translation>流程里没有的阶段说法</translation>
  </message>
  <message>
   <source>The stage is taken from column {}. Where it is empty:</source>
   <translation>阶段取自 {} 列；没有写的：</translation>
  </message>
  <message>
   <source>No column names the stage. All of them are at:</source>
   <translation>名单里没有阶段列，全部客户都在：</translation>
  </message>
  <message>
   <source>{count} more words are kept in the note.</source>
   <translation>另有 {count} 种说法留在备注里。</translation>
  </message>
  <message>
   <source>“{word}”, {count} rows</source>
   <translation>「{word}」，{count} 行</translation>
  </message>
  <message>
   <source>Keep in the note</source>
   <translation>留在备注</translation>
  </message>
 </context>
 <context>
  <name>StageStrip</name>
  <message>
   <source>Stages</source>
   <translation>阶段</translation>
  </message>
 </context>
 <context>
  <name>StandFields</name>
  <message>
   <source>Buying role</source>
   <translation>采购角色</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>不明</translation>
  </message>
  <message>
   <source>Attitude</source>
   <translation>态度</translation>
  </message>
  <message>
   <source>Influence</source>
   <translation>影响力</translation>
  </message>
  <message>
   <source>Formal power</source>
   <translation>名义权力</translation>
  </message>
  <message>
   <source>Real power</source>
   <translation>实际权力</translation>
  </message>
  <message>
   <source>Cares about</source>
   <translation>关注点</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>1 least</source>
   <translation>1 最小</translation>
  </message>
  <message>
   <source>5 most</source>
   <translation>5 最大</translation>
  </message>
 </context>
 <context>
  <name>StartDialog</name>
  <message>
   <source>Start a process</source>
   <translation>启动流程</translation>
  </message>
  <message>
   <source>A playbook lays out the stages, their tasks and what each gate asks for.</source>
   <translation>流程规定各阶段、阶段任务和评审点的要求。</translation>
  </message>
  <message>
   <source>The customer</source>
   <translation>客户</translation>
  </message>
  <message>
   <source>Runs on</source>
   <translation>运行于</translation>
  </message>
  <message>
   <source>There is no playbook for it.</source>
   <translation>没有适用的流程。</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>启动</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>Change the language</source>
   <translation>切换语言</translation>
  </message>
  <message>
   <source>Help F1</source>
   <translation>帮助 F1</translation>
  </message>
  <message>
   <source>Version {} · offline</source>
   <translation>版本 {} · 离线</translation>
  </message>
  <message>
   <source>Saved: {title} {time}</source>
   <translation>已保存：{title} {time}</translation>
  </message>
  <message>
   <source>Undone: {title} {time}</source>
   <translation>已撤销：{title} {time}</translation>
  </message>
  <message>
   <source>Redone: {title} {time}</source>
   <translation>已重做：{title} {time}</translation>
  </message>
  <message>
   <source>Overdue {}</source>
   <translation>逾期 {}</translation>
  </message>
 </context>
 <context>
  <name>SupportBar</name>
  <message>
   <source>Support weighted by influence</source>
   <translation>按影响力加权的支持情况</translation>
  </message>
 </context>
 <context>
  <name>SupportSection</name>
  <message>
   <source>Who is for us, who against</source>
   <translation>谁支持，谁反对</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>weighted by influence, {} people</source>
   <translation>按影响力加权，{} 人</translation>
  </message>
  <message>
   <source>Against: {}</source>
   <translation>反对者：{}</translation>
  </message>
  <message>
   <source>Nobody known to be against; {} not yet judged.</source>
   <translation>没有已知的反对者，{} 人尚未判断。</translation>
  </message>
  <message>
   <source>Nobody is against.</source>
   <translation>没有人反对。</translation>
  </message>
  <message>
   <source>{name} ({role})</source>
   <translation>{name}（{role}）</translation>
  </message>
  <message>
   <source>Nobody is known here yet.</source>
   <translation>还没有联系人。</translation>
  </message>
  <message>
   <source>Add a person…</source>
   <translation>添加联系人…</translation>
  </message>
  <message>
   <source>People stand for or against a project.</source>
   <translation>立场是对项目而言的，请先新建项目。</translation>
  </message>
  <message>
   <source>Add a project…</source>
   <translation>新建项目…</translation>
  </message>
 </context>
 <context>
  <name>TalkFields</name>
  <message>
   <source>one a line</source>
   <translation>每行一项</translation>
  </message>
  <message>
   <source>Agenda</source>
   <translation>议程</translation>
  </message>
  <message>
   <source>To bring</source>
   <translation>携带资料</translation>
  </message>
  <message>
   <source>Opening line</source>
   <translation>开场白</translation>
  </message>
  <message>
   <source>Talking points</source>
   <translation>谈话要点</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>要问的问题</translation>
  </message>
  <message>
   <source>Closing</source>
   <translation>收口</translation>
  </message>
  <message>
   <source>Don't mention</source>
   <translation>不要提的事</translation>
  </message>
 </context>
 <context>
  <name>TargetBox</name>
  <message>
   <source>Column {}</source>
   <translation>{} 列</translation>
  </message>
  <message>
   <source>Private facts and personal benefits are not imported.</source>
   <translation>私人信息和个人利益不导入。</translation>
  </message>
 </context>
 <context>
  <name>Targets</name>
  <message>
   <source>Leave out</source>
   <translation>不导入</translation>
  </message>
  <message>
   <source>Keep in the note</source>
   <translation>留在备注</translation>
  </message>
 </context>
 <context>
  <name>TickDialog</name>
  <message>
   <source>Criterion</source>
   <translation>评审标准</translation>
  </message>
  <message>
   <source>What would show it: {}</source>
   <translation>证据示例：{}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Tick as met</source>
   <translation>记为已达成</translation>
  </message>
  <message>
   <source>Not met after all</source>
   <translation>改为未达成</translation>
  </message>
 </context>
 <context>
  <name>TimelineDock</name>
  <message>
   <source>Choose a customer to see its stages</source>
   <translation>选择一个客户，查看它的阶段</translation>
  </message>
  <message>
   <source>No process runs on this customer yet</source>
   <translation>这个客户还没有启动流程</translation>
  </message>
  <message>
   <source>Add a project and choose its playbook: its stages appear here.</source>
   <translation>新建项目并选择流程，各阶段就显示在这里。</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
 </context>
 <context>
  <name>TimelineView</name>
  <message>
   <source>Stage timeline</source>
   <translation>阶段时间线</translation>
  </message>
  <message>
   <source>Contacts</source>
   <translation>往来</translation>
  </message>
 </context>
 <context>
  <name>TouchDetails</name>
  <message>
   <source>As planned</source>
   <translation>拜访计划</translation>
  </message>
  <message>
   <source>Feedback</source>
   <translation>反馈</translation>
  </message>
  <message>
   <source>Done: enter the feedback…</source>
   <translation>完成并录入反馈…</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>编辑…</translation>
  </message>
  <message>
   <source>Print visit</source>
   <translation>打印拜访</translation>
  </message>
  <message>
   <source>Minute for the customer…</source>
   <translation>会谈纪要…</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>What was said</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Called off</source>
   <translation>已取消</translation>
  </message>
  <message>
   <source>{theirs} with {ours}</source>
   <translation>{theirs}；我方 {ours}</translation>
  </message>
  <message>
   <source>Goal</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>地点</translation>
  </message>
  <message>
   <source>Route</source>
   <translation>路线</translation>
  </message>
  <message>
   <source>Agenda</source>
   <translation>议程</translation>
  </message>
  <message>
   <source>To bring</source>
   <translation>携带资料</translation>
  </message>
  <message>
   <source>Opening line</source>
   <translation>开场白</translation>
  </message>
  <message>
   <source>Talking points</source>
   <translation>谈话要点</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>要问的问题</translation>
  </message>
  <message>
   <source>Closing</source>
   <translation>收口</translation>
  </message>
  <message>
   <source>Don't mention</source>
   <translation>不要提的事</translation>
  </message>
  <message>
   <source>Reaction</source>
   <translation>客户反应</translation>
  </message>
  <message>
   <source>Their words</source>
   <translation>客户原话</translation>
  </message>
  <message>
   <source>Competitors</source>
   <translation>竞争对手</translation>
  </message>
  <message>
   <source>Next goal</source>
   <translation>下次目标</translation>
  </message>
  <message>
   <source>Support needed</source>
   <translation>需要的支持</translation>
  </message>
  <message>
   <source>Delete this contact and what is open because of it?</source>
   <translation>删除这条往来记录，以及由它产生的未完成任务？</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>UnlockDialog</name>
  <message>
   <source>Unlock {}</source>
   <translation>解锁 {}</translation>
  </message>
  <message>
   <source>{} has a password.</source>
   <translation>{} 设有密码。</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>密码</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>解锁</translation>
  </message>
 </context>
 <context>
  <name>VisitDialog</name>
  <message>
   <source>Plan a visit</source>
   <translation>安排拜访</translation>
  </message>
  <message>
   <source>Visit</source>
   <translation>拜访</translation>
  </message>
  <message>
   <source>Prepare</source>
   <translation>准备</translation>
  </message>
  <message>
   <source>Plan the visit</source>
   <translation>安排拜访</translation>
  </message>
  <message>
   <source>Business cards</source>
   <translation>名片</translation>
  </message>
  <message>
   <source>Leaflets and samples</source>
   <translation>展页资料</translation>
  </message>
  <message>
   <source>Notebook</source>
   <translation>日记本</translation>
  </message>
  <message>
   <source>Pen</source>
   <translation>笔</translation>
  </message>
  <message>
   <source>Call off</source>
   <translation>取消拜访</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Delete this visit and what is open because of it?</source>
   <translation>删除这次拜访，以及由它产生的未完成任务？</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
 </context>
 <context>
  <name>VisitFields</name>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>From</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Until</source>
   <translation>结束</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>地点</translation>
  </message>
  <message>
   <source>Route</source>
   <translation>路线</translation>
  </message>
  <message>
   <source>Choose whom to meet…</source>
   <translation>选择要见的人…</translation>
  </message>
  <message>
   <source>Whom</source>
   <translation>拜访对象</translation>
  </message>
  <message>
   <source>Choose who goes…</source>
   <translation>选择谁去…</translation>
  </message>
  <message>
   <source>Who of us</source>
   <translation>我方人员</translation>
  </message>
  <message>
   <source>Goal</source>
   <translation>目标</translation>
  </message>
 </context>
 <context>
  <name>VisitsTab</name>
  <message>
   <source>No visit is planned and nothing is recorded</source>
   <translation>还没有安排拜访，也没有往来记录</translation>
  </message>
  <message>
   <source>Plan the next visit: whom, what for, what to bring.</source>
   <translation>安排下一次拜访：见谁、为什么、带什么。</translation>
  </message>
  <message>
   <source>Plan a visit…</source>
   <translation>安排拜访…</translation>
  </message>
  <message>
   <source>Record…</source>
   <translation>记录…</translation>
  </message>
  <message>
   <source>Visits and contacts</source>
   <translation>拜访和往来</translation>
  </message>
  <message>
   <source>Show earlier ones</source>
   <translation>显示更早的</translation>
  </message>
  <message>
   <source>Planned</source>
   <translation>已安排</translation>
  </message>
 </context>
 <context>
  <name>Wording</name>
  <message>
   <source>Due yesterday</source>
   <translation>昨天到期</translation>
  </message>
  <message>
   <source>{} days late</source>
   <translation>晚 {} 天</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation>今天到期</translation>
  </message>
  <message>
   <source>Due {}</source>
   <translation>{} 到期</translation>
  </message>
  <message>
   <source>Planned {} to {}</source>
   <translation>计划 {} 至 {}</translation>
  </message>
  <message>
   <source>In progress since {}</source>
   <translation>{} 开始，进行中</translation>
  </message>
  <message>
   <source>Actual {} to {}</source>
   <translation>实际 {} 至 {}</translation>
  </message>
  <message>
   <source>1 day over</source>
   <translation>超期 1 天</translation>
  </message>
  <message>
   <source>{} days over</source>
   <translation>超期 {} 天</translation>
  </message>
  <message>
   <source>{} days ago</source>
   <translation>{} 天前</translation>
  </message>
  <message>
   <source>a month ago</source>
   <translation>1 个月前</translation>
  </message>
  <message>
   <source>{} months ago</source>
   <translation>{} 个月前</translation>
  </message>
  <message>
   <source>, </source>
   <comment>between names</comment>
   <translation>、</translation>
  </message>
 </context>
 <context>
  <name>Words</name>
  <message>
   <source>Today {}</source>
   <translation>今天 {}</translation>
  </message>
  <message>
   <source>The customer</source>
   <translation>客户</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>已结束</translation>
  </message>
  <message>
   <source>when needed</source>
   <translation>按需启动</translation>
  </message>
  <message>
   <source>pushed back 1 day</source>
   <translation>顺延 1 天</translation>
  </message>
  <message>
   <source>pushed back {} days</source>
   <translation>顺延 {} 天</translation>
  </message>
  <message>
   <source>Planned {} to {}</source>
   <translation>计划 {} 至 {}</translation>
  </message>
  <message>
   <source>Actual {} to {}</source>
   <translation>实际 {} 至 {}</translation>
  </message>
  <message>
   <source>Expected to end {}</source>
   <translation>预计 {} 结束</translation>
  </message>
  <message>
   <source>Gate: {}</source>
   <translation>评审点：{}</translation>
  </message>
  <message>
   <source>1 day early</source>
   <translation>提前 1 天</translation>
  </message>
  <message>
   <source>{} days early</source>
   <translation>提前 {} 天</translation>
  </message>
  <message>
   <source>on time</source>
   <translation>按期</translation>
  </message>
  <message>
   <source>1 day late</source>
   <translation>晚 1 天</translation>
  </message>
  <message>
   <source>{} days late</source>
   <translation>晚 {} 天</translation>
  </message>
 </context>
 <context>
  <name>Workspace</name>
  <message>
   <source>Choose a customer in the list, or add the first one.</source>
   <translation>在列表中选择一个客户，或新建第一个客户。</translation>
  </message>
  <message>
   <source>Pages of the customer</source>
   <translation>客户的各个页面</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>概览</translation>
  </message>
  <message>
   <source>People</source>
   <translation>人员</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Visits</source>
   <translation>拜访</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>表单</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
 </context>
 <context>
  <name>_HitModel</name>
  <message>
   <source>Show all in the customer list</source>
   <translation>在客户列表中显示全部</translation>
  </message>
 </context>
 <context>
  <name>QFileDialog</name>
  <message>
   <source>&amp;Look in:</source>
   <translation>查找范围(&amp;L)：</translation>
  </message>
  <message>
   <source>Files of &amp;type:</source>
   <translation>文件类型(&amp;T)：</translation>
  </message>
 </context>
 <context>
  <name>QAbstractFileIconProvider</name>
  <message>
   <source>Drive</source>
   <translation>磁盘</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
 </context>
 <context>
  <name>QPrintSettingsOutput</name>
  <message>
   <source>Page &amp;Set:</source>
   <translation>页面范围(&amp;S)：</translation>
  </message>
 </context>
</TS>
