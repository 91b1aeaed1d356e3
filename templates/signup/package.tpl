{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Step 1: a package or individual settings; runs that were left come first. }}
{{>STEPS}}
{{#DRAFTS}}
<div class="card">
<h2>{{_Unfinished entries_}}</h2>
<p class="hint">{{_They are kept for seven days. Nothing of them has been created._}}</p>
<ul class="plain">
{{#DRAFT}}
<li class="bar"><a href="/users/new/{{DRAFT_ID}}/limits">{{_Continue_}}: {{DRAFT_NAME}}</a> <span class="hint">{{DRAFT_CHANGED}}</span>
<form method="post" action="/users/new/{{DRAFT_ID}}/discard" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button class="plain" aria-label="{{_Discard_}}: {{DRAFT_NAME}} {{DRAFT_CHANGED}}">{{_Discard_}}</button></form></li>
{{/DRAFT}}
</ul>
</div>
{{/DRAFTS}}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary" name="go" value="next">{{_Next_}}</button><button name="go" value="back">{{_Back_}}</button><span class="grow"></span><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
