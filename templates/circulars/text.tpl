{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The text of a circular, and as somebody gets it. }}
{{#PREVIEW}}{{>MAIL}}{{/PREVIEW}}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary" name="go" value="next">{{_Next: recipients_}}</button><button name="go" value="preview">{{_Preview_}}</button><a class="button" href="/circulars">{{_Cancel_}}</a></div>
</form>
{{>VARIABLES}}
