{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Steps 2 and 3: one form. Next comes first, so that the Enter key means it. }}
{{>STEPS}}
<form method="post" action="{{ACTION}}" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary" name="go" value="next">{{_Next_}}</button><button name="go" value="back">{{_Back_}}</button><span class="grow"></span><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
