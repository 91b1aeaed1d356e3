{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A registration mail as it is written, and as somebody gets it. }}
{{#PREVIEW}}{{>MAIL}}{{/PREVIEW}}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary" name="go" value="save">{{_Save_}}</button><button name="go" value="preview">{{_Preview_}}</button><a class="button" href="/letters">{{_Cancel_}}</a></div>
</form>
{{>VARIABLES}}
