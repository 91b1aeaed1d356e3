{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
One of the forms of a reseller's settings; the others are tabs. }}
<nav class="tabs" aria-label="{{_Settings_}}">
{{#TAB}}<a href="{{TAB_HREF}}"{{#PRESENT}} aria-current="page"{{/PRESENT}}>{{TAB_LABEL}}</a>
{{/TAB}}
</nav>
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Save_}}</button><a class="button" href="/overview/settings">{{_Cancel_}}</a></div>
</form>
