{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
One form of a Resource: creation, or an act that needs something said with it. }}
{{>TABS}}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{#MANY}}<p class="lead">{{MANY_TEXT}}</p>{{/MANY}}
{{>FORM}}
<div class="buttons"><button class="primary">{{_Save_}}</button><a class="button" href="{{BACK_HREF}}">{{_Cancel_}}</a></div>
</form>
