{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What would become of each line of a file. }}
{{#WRONG}}<div class="note bad" role="alert"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><p>{{WRONG_TEXT}}</p></div>{{/WRONG}}
{{#READY}}
<form method="post" action="{{IMPORT_ACTION}}" class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
<p><b>{{READY_TEXT}}</b></p>
<div class="buttons"><button class="primary">{{_Import now_}}</button><a class="button" href="/users/import">{{_Choose another file_}}</a></div>
</form>
{{/READY}}
{{#WRONG}}<div class="bar state"><a class="button" href="/users/import">{{_Choose another file_}}</a></div>{{/WRONG}}
{{#LINES}}
<div class="card flush list"><div class="scroll" tabindex="0" role="region" aria-label="{{_Table_}}"><table>
<thead><tr><th scope="col" class="num">{{_Line_}}</th><th scope="col">{{_Name_}}</th><th scope="col">{{_Result_}}</th></tr></thead>
<tbody>
{{#LINE}}<tr><td class="num" data-th="{{_Line_}}">{{LINE_NUMBER}}</td><td data-th="{{_Name_}}">{{LINE_NAME}}</td><td data-th="">{{#GOOD}}<span class="badge good">{{_Good_}}</span>{{/GOOD}}{{#PROBLEM}}<p class="error"><span>{{#OF_COLUMN}}{{PROBLEM_COLUMN}}: {{/OF_COLUMN}}{{PROBLEM_TEXT}}</span></p>{{/PROBLEM}}</td></tr>
{{/LINE}}
</tbody></table></div></div>
{{/LINES}}
