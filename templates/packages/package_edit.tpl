{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A package: its name and all limits and services. }}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Save_}}</button><a class="button" href="/packages">{{_Cancel_}}</a></div>
</form>
