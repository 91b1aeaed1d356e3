{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What each role may: a row each permission, a column each role, a box where the role may have it. }}
<p class="lead">{{_Which role may do what. A page that is not ticked is neither in the menu nor reachable by its address, and closed to the API too. Administrators can always log in and open this page._}}</p>
<form method="post" action="/permissions" novalidate class="card flush">
<input type="hidden" name="token" value="{{TOKEN}}">
<input type="hidden" name="version" value="{{VERSION}}">
<table class="matrix">
<thead><tr><th scope="col">{{_Permission_}}</th>{{#ROLE_COLUMN}}<th scope="col" id="{{COLUMN}}">{{ROLE_LABEL}}</th>{{/ROLE_COLUMN}}</tr></thead>
{{#GROUP}}
<tbody>
<tr class="group"><th scope="rowgroup" colspan="{{SPAN}}">{{GROUP_LABEL}}</th></tr>
{{#PERMISSION_ROW}}
<tr><th scope="row" id="{{ROW}}">{{PERMISSION}}</th>{{#CELL}}<td>{{#BOX}}<input type="checkbox" name="{{NAME}}" value="1" aria-labelledby="{{ROW}} {{COLUMN}}"{{#CHECKED}} checked{{/CHECKED}}>{{/BOX}}</td>{{/CELL}}</tr>
{{/PERMISSION_ROW}}
</tbody>
{{/GROUP}}
</table>
<div class="bar below"><button class="primary">{{_Save_}}</button><a class="button" href="/permissions">{{_Cancel_}}</a></div>
</form>
