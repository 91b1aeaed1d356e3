{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The users an import made. }}
{{#GONE}}<p class="note warn">{{_The list of this import was shown to the login that made it only._}}</p>{{/GONE}}
{{#MADE}}
<p class="lead">{{_Random passwords are shown here until you log out, and never again._}}</p>
<div class="card flush list"><div class="scroll" tabindex="0" role="region" aria-label="{{_Table_}}"><table>
<thead><tr><th scope="col">{{_Login_}}</th><th scope="col">{{_Name_}}</th><th scope="col">{{_Password_}}</th></tr></thead>
<tbody>
{{#USER}}<tr><td data-th="{{_Login_}}">{{USER_LOGIN}}</td><td data-th="{{_Name_}}">{{USER_NAME}}</td><td data-th="{{_Password_}}">{{#AS_TYPED}}{{_as in the file_}}{{/AS_TYPED}}{{#RANDOM}}<code>{{USER_PASSWORD}}</code>{{/RANDOM}}</td></tr>
{{/USER}}
</tbody></table></div></div>
{{/MADE}}
<div class="buttons"><a class="button primary" href="/users">{{_Users_}}</a></div>
