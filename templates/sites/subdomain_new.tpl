{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A new subdomain. }}
<p class="lead">{{_Below the domain_}} <b>{{DOMAIN}}</b></p>
<form method="post" novalidate class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Add subdomain_}}</button><a class="button" href="/domains">{{_Cancel_}}</a></div>
</form>
