{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks before a domain goes. }}
<form method="post" class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{QUESTION}}</p>
{{#SUBDOMAINS}}
<p>{{_These subdomains go with it:_}}</p>
<ul>{{#SUBDOMAIN}}<li>{{SUBDOMAIN_NAME}}</li>{{/SUBDOMAIN}}</ul>
{{/SUBDOMAINS}}
<div class="buttons"><button class="danger">{{_Delete_}}</button><a class="button" href="{{BACK_HREF}}">{{_Cancel_}}</a></div>
</form>
