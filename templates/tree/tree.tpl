{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Resellers, and below the one that is open his users with their sites. A closed one is a link, so nothing is loaded that nobody looks at. }}
<p class="lead">{{_Resellers, their users and what these have. Click a line to open or close it._}}</p>
<div class="card tree">
<ul>
{{#OWNER}}
<li>
{{#CLOSED}}
<a class="branch" href="{{OWNER_HREF}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#user-cog"></use></svg><span><b>{{OWNER_LOGIN}}</b> {{OWNER_NAME}}{{#COUNT}} <span class="badge">{{OWNER_USERS}}</span>{{/COUNT}}{{#LOCKED}} <span class="badge warn">{{_Locked_}}</span>{{/LOCKED}}</span></a>
{{/CLOSED}}
{{#OPEN}}
<a class="branch open" id="open" href="{{CLOSE_HREF}}" aria-expanded="true"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#user-cog"></use></svg><span><b>{{OWNER_LOGIN}}</b> {{OWNER_NAME}}{{#COUNT}} <span class="badge">{{OWNER_USERS}}</span>{{/COUNT}}{{#LOCKED}} <span class="badge warn">{{_Locked_}}</span>{{/LOCKED}}</span></a>
{{#USERS}}
<ul>
{{#NO_USERS}}<li class="quiet">{{_No users yet._}}</li>{{/NO_USERS}}
{{#USER}}
<li><details><summary><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#user"></use></svg><span><b>{{USER_LOGIN}}</b> {{USER_NAME}} <span class="badge">{{USER_SITES}}</span>{{#LOCKED}} <span class="badge warn">{{_Locked_}}</span>{{/LOCKED}}</span></summary>
<p class="quiet"><a href="{{USER_HREF}}">{{_The user's page_}}</a></p>
{{#NO_SITES}}<p class="quiet">{{_No sites yet._}}</p>{{/NO_SITES}}
{{#SITES}}<ul class="leaves">{{#SITE}}<li>{{SITE_NAME}}</li>{{/SITE}}{{#MORE_SITES}}<li><a href="{{MORE_HREF}}">{{_All of them_}}</a></li>{{/MORE_SITES}}</ul>{{/SITES}}
</details></li>
{{/USER}}
{{#MORE_USERS}}<li><a href="{{MORE_HREF}}">{{_More users_}}</a></li>{{/MORE_USERS}}
</ul>
{{/USERS}}
{{/OPEN}}
</li>
{{/OWNER}}
<li><a class="branch" href="/bin"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#trash-2"></use></svg><b>{{_Recycle bin_}}</b></a></li>
</ul>
{{#MORE}}<p class="more"><a class="button" href="{{MORE_HREF}}">{{_More resellers_}}</a></p>{{/MORE}}
</div>
