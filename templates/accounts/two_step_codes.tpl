{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<p class="lead">{{_You get ten new codes. Those that you have now are void then._}}</p>
<form method="post" action="/two-step/codes" novalidate class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Make new codes_}}</button> <a class="button" href="/two-step">{{_Cancel_}}</a></p>
</form>
