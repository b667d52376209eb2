<?xml version='1.0' encoding='utf-8'?>
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
  <name>AssumedMark</name>
  <message>
   <source>assumed</source>
   <comment>the short mark in a frame</comment>
   <translation>推</translation>
  </message>
  <message>
   <source>Assumed, not yet confirmed</source>
   <translation>推测，尚未确认</translation>
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
   <source>Import customers, people and projects from a workbook or CSV file</source>
   <translation>从工作簿或 CSV 文件导入客户、联系人和项目</translation>
  </message>
  <message>
   <source>&amp;Close book</source>
   <translation>关闭客户库(&amp;C)</translation>
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
   <source>&amp;Next customer</source>
   <translation>下一个客户(&amp;N)</translation>
  </message>
  <message>
   <source>Choose the next customer of the list</source>
   <translation>选择列表中的下一个客户</translation>
  </message>
  <message>
   <source>&amp;Previous customer</source>
   <translation>上一个客户(&amp;P)</translation>
  </message>
  <message>
   <source>Choose the previous customer of the list</source>
   <translation>选择列表中的上一个客户</translation>
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
   <source>Print packet</source>
   <translation>打印资料包</translation>
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
  <name>CustomerDelegate</name>
  <message>
   <source>gate {} days late</source>
   <translation>评审点超期 {} 天</translation>
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
   <translation>导入手头的 Excel 名单，或新建第一个客户。</translation>
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
   <source>{} class</source>
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
  <name>DayEditor</name>
  <message>
   <source>Choose from a calendar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Calendar</source>
   <translation type="unfinished" />
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
  <message>
   <source>No customers yet</source>
   <translation>还没有客户</translation>
  </message>
  <message>
   <source>Choose a customer</source>
   <translation>请先选择客户</translation>
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
   <source>New book</source>
   <translation>新建客户库</translation>
  </message>
  <message>
   <source>Make it here</source>
   <translation>仍建在这里</translation>
  </message>
 </context>
 <context>
  <name>EvidenceEditor</name>
  <message>
   <source>Certainty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>who or what says so</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As of</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FilterMenu</name>
  <message>
   <source>{} class</source>
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
   <source>A year at a supplier of industrial parts, free to change</source>
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
   <translation type="unfinished" />
  </message>
  <message>
   <source>No</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>GradeBadge</name>
  <message>
   <source>Suggested grade {grade}, no approved assessment yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Grade {}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Header</name>
  <message>
   <source>Record follow-up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Print the visit packet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More actions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edit customer…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start a process…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy record number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete customer…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No process runs on this customer yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose which process is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{} people</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Customer</source>
   <translation type="unfinished" />
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
   <source>P&amp;rint</source>
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
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>&amp;Theme</source>
   <translation>主题(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>语言(&amp;L)</translation>
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
  <name>NextStep</name>
  <message>
   <source>Next step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add a task…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is planned: this customer will go cold.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done: {}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move: {}</source>
   <translation type="unfinished" />
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
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Leave without saving what you filled in?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave</source>
   <translation type="unfinished" />
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
  <name>Shell</name>
  <message>
   <source>KAccount</source>
   <translation>KAccount 大客户工作台</translation>
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
   <source>Overdue {}</source>
   <translation>逾期 {}</translation>
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
  <name>Wording</name>
  <message>
   <source>Due yesterday</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{} days late</source>
   <translation>晚 {} 天</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Due {}</source>
   <translation>今天要做 {}</translation>
  </message>
  <message>
   <source>{} days ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a month ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{} months ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>, </source>
   <comment>between names</comment>
   <translation type="unfinished" />
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
   <source>{} days late</source>
   <translation>晚 {} 天</translation>
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
   <source>{} days early</source>
   <translation>提前 {} 天</translation>
  </message>
  <message>
   <source>on time</source>
   <translation>按期</translation>
  </message>
 </context>
 <context>
  <name>dialog</name>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>self._wording</name>
  <message>
   <source>Planned {} to {}</source>
   <translation>计划 {} 至 {}</translation>
  </message>
  <message>
   <source>Actual {} to {}</source>
   <translation>实际 {} 至 {}</translation>
  </message>
  <message>
   <source>In progress since {}</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>