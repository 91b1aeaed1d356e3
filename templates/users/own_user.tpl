{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Offers a reseller a user of his own. }}
<form method="post" action="/users/own" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{_A user of your own is for your own sites and mail. You log in to it by a button; it counts like every other user, and you give it limits and services._}}</p>
<div class="buttons"><button class="primary">{{_Make my own user_}}</button><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
