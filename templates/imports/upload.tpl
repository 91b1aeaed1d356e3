{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A file with users, and which columns it may have. }}
<form method="post" action="/users/import" enctype="multipart/form-data" class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
<div class="fields">
<div class="field">
<div class="label"><label for="f-file">{{_CSV file_}} <span class="required" aria-hidden="true">*</span></label>
<details class="help"><summary aria-label="{{_Help_}}: {{_CSV file_}}"><span aria-hidden="true">?</span></summary><p id="f-file-help">{{_The first line names the columns, each further line is a user. Commas or semicolons stand between the cells. Every spreadsheet can save this as CSV UTF-8._}}</p></details></div>
<div class="control"><input type="file" id="f-file" name="file" accept=".csv,text/csv" required aria-describedby="f-file-hint f-file-help">
<p class="hint" id="f-file-hint">{{MOST_LINES}} {{_Nothing is imported yet: the next page shows what becomes of each line._}}</p></div>
</div>
</div>
<div class="buttons"><button class="primary">{{_Check file_}}</button><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
<section class="card" aria-labelledby="columns">
<h2 id="columns">{{_Columns_}}</h2>
<dl class="facts">
{{#COLUMN}}<dt><code>{{COLUMN_NAME}}</code></dt><dd>{{COLUMN_LABEL}}{{#NEEDED}} <span class="badge warn">{{_required_}}</span>{{/NEEDED}}{{#EXPLAINED}}<br><span class="hint">{{COLUMN_HELP}}</span>{{/EXPLAINED}}</dd>{{/COLUMN}}
</dl>
</section>
