{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A skin from a zip. }}
<form method="post" action="/skins/upload" enctype="multipart/form-data" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="fields">
<div class="field">
<div class="label"><label for="f-zip">{{_File_}} <span class="required" aria-hidden="true">*</span></label>
<details class="help"><summary aria-label="{{_Help_}}: {{_File_}}"><span aria-hidden="true">?</span></summary><p id="f-zip-help">{{_A zip with skin.json, which names colours for light and dark, and a logo.png, logo.svg or logo.gif if there is one. Download any skin to see how it looks inside._}}</p></details></div>
<div class="control"><input type="file" id="f-zip" name="zip" accept=".zip,application/zip" aria-describedby="f-zip-help" required></div>
</div>
</div>
<div class="buttons"><button class="primary">{{_Upload_}}</button><a class="button" href="/skins">{{_Cancel_}}</a></div>
</form>
