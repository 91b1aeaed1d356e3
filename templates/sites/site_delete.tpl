{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks before a domain goes. }}
<p>{{QUESTION}}</p>
{{#SUBDOMAINS}}
<p>{{_These subdomains go with it:_}}</p>
<ul>{{#SUBDOMAIN}}<li>{{SUBDOMAIN_NAME}}</li>{{/SUBDOMAIN}}</ul>
{{/SUBDOMAINS}}
<form method="post">
<input type="hidden" name="token" value="{{TOKEN}}">
<div class="buttons"><button class="danger">{{_Delete_}}</button><a class="button" href="{{BACK_HREF}}">{{_Cancel_}}</a></div>
</form>
