{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<div class="card flush">
<div class="bar"><h2>{{_Newest messages_}}</h2><span class="grow"></span><a class="quiet" href="/messages">{{_All messages_}}</a></div>
{{#NONE}}<p class="empty">{{_No messages yet._}}</p>{{/NONE}}
<div class="scroll feed" tabindex="0" role="region" aria-label="{{_Newest messages_}}">
<table>
<thead class="unseen"><tr><th scope="col">{{_Time_}}</th><th scope="col">{{_Who_}}</th><th scope="col">{{_Object_}}</th><th scope="col">{{_Message_}}</th></tr></thead>
<tbody>
{{#MESSAGE}}
<tr><td class="when">{{AT}}</td><td>{{WHO}}</td><td>{{OBJECT}}</td><td>{{#IS_ERROR}}<span class="badge bad">{{_Error_}}</span> {{/IS_ERROR}}{{TEXT}}</td></tr>
{{/MESSAGE}}
</tbody>
</table>
</div>
</div>
